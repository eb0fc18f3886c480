package anchorlens.ui.shell;

import anchorlens.ui.state.Notices;
import anchorlens.ui.state.Notices.Notice;
import anchorlens.ui.state.Notices.Severity;
import anchorlens.ui.theme.Icons;
import anchorlens.ui.theme.Strings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The newest notice in one line, with its details and those before it on demand; nothing while there is none. */
final class NoticeBar extends VBox {
    private final Strings strings = Strings.beside(NoticeBar.class);
    private final Notices notices;
    private Notice expanded;

    NoticeBar(Notices notices) {
        this.notices = notices;
        setId("notices");
        notices.list().addListener((ListChangeListener<Notice>) change -> show());
        show();
    }

    private void show() {
        getChildren().clear();
        boolean any = !notices.list().isEmpty();
        setManaged(any);
        setVisible(any);
        if (any) {
            Notice newest = notices.list().getLast();
            getChildren().add(row(newest));
            if (newest.equals(expanded)) {
                TextArea details = new TextArea(String.join("\n", newest.details()));
                details.setEditable(false);
                details.setWrapText(true);
                details.setPrefRowCount(Math.min(8, Math.max(2, newest.details().size())));
                getChildren().add(details);
            }
        }
    }

    private HBox row(Notice notice) {
        Label icon = new Label(null, (notice.severity() == Severity.ERROR ? Icons.ERROR
                : notice.severity() == Severity.WARNING ? Icons.WARNING : Icons.INFO).icon());
        Label text = new Label(notice.text());
        text.setId("notice-text");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox row = new HBox(8, icon, text);
        if (notice.details().size() > 1) {
            Hyperlink details = new Hyperlink(strings.get(notice.equals(expanded) ? "notice.less" : "notice.details"));
            details.setMinWidth(Region.USE_PREF_SIZE);
            details.setOnAction(e -> {
                expanded = notice.equals(expanded) ? null : notice;
                show();
            });
            row.getChildren().add(details);
        }
        int older = notices.list().size() - 1;
        if (older > 0) {
            Label more = new Label(strings.get("notice.more", Integer.toString(older)));
            more.setMinWidth(Region.USE_PREF_SIZE);
            more.getStyleClass().add("muted");
            row.getChildren().add(more);
        }
        Button close = new Button(null, Icons.CLOSE.icon());
        close.getStyleClass().addAll("flat", "icon-only");
        close.setAccessibleText(strings.get("notice.dismiss"));
        close.setOnAction(e -> notices.dismiss(notice));
        row.getChildren().add(close);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add(notice.severity() == Severity.ERROR ? "error-bar" : "note-bar");
        return row;
    }
}
