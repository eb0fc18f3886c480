package anchorlens.ui.inspect;

import anchorlens.ui.parameters.ParameterPanel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/**
 * A list of methods and the parameters of the chosen one.
 *
 * @param <M> assigners or weightings: records, as their contract says
 */
final class MethodChooser<M> extends VBox {
    /** How a method is named. */
    interface Naming<M> {
        String id(M method);

        String name(M method);

        String summary(M method);

        static <M> Naming<M> of(Function<M, String> id, Function<M, String> name, Function<M, String> summary) {
            return new Naming<>() {
                @Override
                public String id(M method) {
                    return id.apply(method);
                }

                @Override
                public String name(M method) {
                    return name.apply(method);
                }

                @Override
                public String summary(M method) {
                    return summary.apply(method);
                }
            };
        }
    }

    private static final double TOOLTIP_WIDTH = 340;

    private final String kind;
    private final Naming<M> naming;
    private final ObjectProperty<M> current;
    private final Map<String, M> defaults = new LinkedHashMap<>();
    private final Map<String, M> remembered = new LinkedHashMap<>();
    private final ComboBox<M> list = new ComboBox<>();
    private ParameterPanel<Record> panel;
    private String remark = "";
    private boolean showing;

    MethodChooser(String kind, List<M> all, Naming<M> naming, ObjectProperty<M> current) {
        this.kind = kind;
        this.naming = naming;
        this.current = current;
        setSpacing(4);
        all.forEach(m -> defaults.put(naming.id(m), m));
        remembered.putAll(defaults);
        list.getItems().setAll(all);
        list.setMaxWidth(Double.MAX_VALUE);
        list.setId(kind);
        list.setButtonCell(new MethodCell());
        list.setCellFactory(view -> new MethodCell());
        list.valueProperty().addListener((o, was, is) -> {
            if (!showing && is != null) {
                current.set(remembered(naming.id(is)));
            }
        });
        current.addListener((o, was, is) -> show(is));
        getChildren().add(list);
        show(current.get());
    }

    void setAccessibleName(String name) {
        list.setAccessibleText(name);
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
        String id = naming.id(method);
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
        ParameterPanel<Record> made = new ParameterPanel<>(values, (Record) defaults.get(id), kind, id);
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

        MethodCell() {
            tooltip.setWrapText(true);
            tooltip.setMaxWidth(TOOLTIP_WIDTH);
        }

        @Override
        protected void updateItem(M method, boolean empty) {
            super.updateItem(method, empty);
            boolean blank = empty || method == null;
            setText(blank ? null : naming.name(method));
            tooltip.setText(blank ? "" : naming.summary(method));
            setTooltip(blank ? null : tooltip);
        }
    }
}
