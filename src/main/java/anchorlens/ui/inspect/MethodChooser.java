package anchorlens.ui.inspect;

import anchorlens.ui.help.Terms;
import anchorlens.ui.parameters.ParameterPanel;
import anchorlens.ui.state.UserPresets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * A list of methods and the parameters of the chosen one.
 *
 * @param <M> assigners or weightings: records, as their contract says
 */
final class MethodChooser<M> extends VBox {
    /**
     * How a method is named.
     *
     * @param id      its short name
     * @param name    the field's name
     * @param summary one sentence
     * @param group   under which heading it stands in the list; empty for none
     * @param beside  what stands beside the name in the list; empty for nothing
     */
    record Naming<M>(Function<M, String> id, Function<M, String> name, Function<M, String> summary, Function<M, String> group,
                     Function<M, String> beside) {
    }

    private static final double TOOLTIP_WIDTH = 340;
    private static final int ROWS = 18;

    private final String kind;
    private final Naming<M> naming;
    private final UserPresets presets;
    private final ObjectProperty<M> current;
    private final Map<String, M> defaults = new LinkedHashMap<>();
    private final Map<String, M> remembered = new LinkedHashMap<>();
    private final ComboBox<M> list = new ComboBox<>();
    private ParameterPanel<Record> panel;
    private String remark = "";
    private Function<M, String> unavailable = method -> "";
    private boolean showing;

    MethodChooser(String kind, List<M> all, Naming<M> naming, ObjectProperty<M> current, UserPresets presets) {
        this.presets = presets;
        this.kind = kind;
        this.naming = naming;
        this.current = current;
        setSpacing(4);
        all.forEach(m -> defaults.put(naming.id().apply(m), m));
        remembered.putAll(defaults);
        list.getItems().setAll(all);
        list.setMaxWidth(Double.MAX_VALUE);
        list.setVisibleRowCount(ROWS);
        list.setId(kind);
        list.setButtonCell(new MethodCell(false));
        list.setCellFactory(view -> new MethodCell(true));
        list.valueProperty().addListener((o, was, is) -> {
            if (!showing && is != null) {
                current.set(remembered(naming.id().apply(is)));
            }
        });
        current.addListener((o, was, is) -> show(is));
        getChildren().add(list);
        show(current.get());
    }

    void setAccessibleName(String name) {
        list.setAccessibleText(name);
    }

    /** Says why a method cannot be chosen now; an empty reason means that it can. */
    void setUnavailable(Function<M, String> reason) {
        unavailable = reason;
        list.setCellFactory(view -> new MethodCell(true));
    }

    ParameterPanel<Record> parameters() {
        return panel;
    }

    /** A method with the parameters it was left with, at first its defaults. */
    M remembered(String id) {
        return remembered.get(id);
    }

    void setRemark(String text) {
        remark = text;
        panel.remarkProperty().set(text);
    }

    private void show(M method) {
        String id = naming.id().apply(method);
        remembered.put(id, method);
        showing = true;
        list.setValue(defaults.get(id));
        showing = false;
        Record values = (Record) method;
        if (panel == null || panel.getValue().getClass() != values.getClass()) {
            if (panel != null) {
                getChildren().remove(panel);
            }
            panel = panelFor(id, values);
            getChildren().add(panel);
        } else {
            panel.valueProperty().set(values);
        }
    }

    private ParameterPanel<Record> panelFor(String id, Record values) {
        ParameterPanel<Record> made = new ParameterPanel<>(values, (Record) defaults.get(id), kind, id, presets);
        made.remarkProperty().set(remark);
        made.valueProperty().addListener((o, was, is) -> current.set(asMethod(is)));
        return made;
    }

    @SuppressWarnings("unchecked")
    private M asMethod(Record values) {
        return (M) values;
    }

    private final class MethodCell extends ListCell<M> {
        private final Tooltip tooltip = new Tooltip();
        private final boolean inList;
        private final Label name = new Label();
        private final Label beside = new Label();
        private final Label heading = new Label();
        private final HBox row;
        private final VBox headed;

        MethodCell(boolean inList) {
            this.inList = inList;
            tooltip.setWrapText(true);
            tooltip.setMaxWidth(TOOLTIP_WIDTH);
            beside.getStyleClass().addAll("muted", "small");
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            row = new HBox(8, name, gap, beside);
            row.setAlignment(Pos.CENTER_LEFT);
            heading.getStyleClass().add("section-title");
            heading.setOnMousePressed(MouseEvent::consume);
            headed = new VBox(3, heading);
        }

        @Override
        protected void updateItem(M method, boolean empty) {
            super.updateItem(method, empty);
            boolean blank = empty || method == null;
            String reason = blank || !inList ? "" : unavailable.apply(method);
            setDisable(!reason.isEmpty());
            name.setText(blank ? null : naming.name().apply(method));
            // The name's words may be another term's, too: "Focal" is a loss and a weighting.
            for (Node part : List.of(this, name)) {
                Terms.mark(part, blank ? "" : kind + "." + naming.id().apply(method));
            }
            beside.setText(blank || !inList ? "" : reason.isEmpty() ? naming.beside().apply(method) : reason);
            String group = blank || !inList ? "" : naming.group().apply(method);
            setAccessibleText(blank ? null : Stream.of(name.getText(), group, beside.getText()).filter(w -> !w.isEmpty())
                    .collect(Collectors.joining(", ")));
            boolean first = !group.isEmpty() && startsGroup(group);
            heading.setText(first ? group.toUpperCase(Locale.ROOT) : "");
            if (first) {
                headed.getChildren().setAll(heading, row);
            }
            setGraphic(blank ? null : first ? headed : row);
            tooltip.setText(blank ? "" : naming.summary().apply(method));
            setTooltip(blank ? null : tooltip);
        }

        private boolean startsGroup(String group) {
            int index = getIndex();
            return index == 0 || !naming.group().apply(getListView().getItems().get(index - 1)).equals(group);
        }
    }
}
