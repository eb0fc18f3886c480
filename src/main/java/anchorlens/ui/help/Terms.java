package anchorlens.ui.help;

import anchorlens.ui.theme.SectionTitle;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.skin.TableColumnHeader;

/** Which term a control stands for: said by whoever makes it, or by its own words. */
public final class Terms {
    private static final String KEY = "anchorlens.term";

    private Terms() {
    }

    /** Says which term of the glossary a node, and what is in it, stands for. */
    public static void mark(Node node, String name) {
        node.getProperties().put(KEY, name);
    }

    /** Says what a node, and what is in it, stands for; asked when help is wanted. */
    public static void mark(Node node, Supplier<Term> term) {
        node.getProperties().put(KEY, term);
    }

    /** The term of a node: its own, that of its words, or that of the nearest node around it that has one. */
    public static Optional<Term> of(Node node, Glossary glossary) {
        for (Node n = node; n != null; n = n.getParent()) {
            Optional<Term> term = own(n, glossary);
            if (term.isPresent()) {
                return term;
            }
        }
        return Optional.empty();
    }

    /** The term that a node is marked with, else that of its words. */
    static Optional<Term> own(Node node, Glossary glossary) {
        return marked(node, glossary).or(() -> byWords(node, glossary));
    }

    private static Optional<Term> marked(Node node, Glossary glossary) {
        Object value = node.hasProperties() ? node.getProperties().get(KEY) : null;
        return switch (value) {
            case String name -> glossary.find(name);
            case Supplier<?> term -> Optional.ofNullable((Term) term.get());
            case null, default -> Optional.empty();
        };
    }

    private static Optional<Term> byWords(Node node, Glossary glossary) {
        if (node instanceof TableColumnHeader header && header.getTableColumn() != null) {
            return glossary.find(header.getTableColumn().getText());
        }
        if (node instanceof SectionTitle section) {
            return glossary.find(section.titleProperty().get());
        }
        return node instanceof Labeled labeled ? glossary.find(labeled.getText()) : Optional.empty();
    }
}
