package anchorlens.ui.shell;

import anchorlens.ui.state.Notices;
import anchorlens.ui.state.Notices.Notice;
import anchorlens.ui.state.Notices.Severity;
import anchorlens.ui.theme.Icons;
import anchorlens.ui.theme.Strings;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The newest notice in one line, with its details to read and copy, and those before it on demand; nothing while there is none. */
final class NoticeBar extends VBox {
    private static final int MOST_ROWS = 12;

    private final Strings strings = Strings.beside(NoticeBar.class);
    private final Notices notices;
    private Notice expanded;
    private boolean all;

    NoticeBar(Notices notices) {
        this.notices = notices;
        setId("notices");
        setAccessibleText(strings.get("notice.bar"));
        notices.list().addListener((ListChangeListener<Notice>) change -> show());
        show();
    }

    private void show() {
        getChildren().clear();
        List<Notice> newestFirst = notices.list().reversed();
        boolean any = !newestFirst.isEmpty();
        setManaged(any);
        setVisible(any);
        all &= newestFirst.size() > 1;
        for (Notice notice : newestFirst.subList(0, Math.min(newestFirst.size(), all ? 6 : 1))) {
            getChildren().add(row(notice, notice == newestFirst.getFirst()));
            if (notice.equals(expanded)) {
                getChildren().add(details(notice));
            }
        }
    }

    private VBox details(Notice notice) {
        TextArea text = new TextArea(String.join("\n", notice.details()));
        text.setId("notice-details");
        text.setAccessibleText(strings.get("notice.details"));
        text.setEditable(false);
        text.setPrefRowCount(Math.clamp(notice.details().size(), 2, MOST_ROWS));
        Button copy = new Button(strings.get("notice.copy"), Icons.COPY.icon());
        copy.setId("notice-copy");
        copy.getStyleClass().addAll("flat", "small-action");
        copy.setOnAction(e -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(notice.text() + "\n" + String.join("\n", notice.details()));
            Clipboard.getSystemClipboard().setContent(content);
        });
        VBox box = new VBox(4, text, copy);
        box.getStyleClass().addAll("notice-details", style(notice));
        return box;
    }

    private static String style(Notice notice) {
        return switch (notice.severity()) {
            case ERROR -> "error-bar";
            case WARNING -> "note-bar";
            case INFO -> "info-bar";
        };
    }

    private HBox row(Notice notice, boolean newest) {
        Label icon = new Label(null, (notice.severity() == Severity.ERROR ? Icons.ERROR
                : notice.severity() == Severity.WARNING ? Icons.WARNING : Icons.INFO).icon());
        Label text = new Label(notice.text());
        if (newest) {
            text.setId("notice-text");
        }
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox row = new HBox(8, icon, text);
        boolean more = notice.details().size() > 1 || notice.details().size() == 1 && !notice.details().getFirst().equals(notice.text());
        if (more) {
            row.getChildren().add(link(strings.get(notice.equals(expanded) ? "notice.less" : "notice.details"), "notice-more",
                    () -> expanded = notice.equals(expanded) ? null : notice));
        }
        int older = notices.list().size() - 1;
        if (newest && older > 0) {
            row.getChildren().add(link(all ? strings.get("notice.newest") : strings.get("notice.more", Integer.toString(older)), "notice-all",
                    () -> all = !all));
        }
        Button close = new Button(null, Icons.CLOSE.icon());
        close.getStyleClass().addAll("flat", "icon-only");
        close.setAccessibleText(strings.get("notice.dismiss"));
        close.setOnAction(e -> notices.dismiss(notice));
        row.getChildren().add(close);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add(style(notice));
        return row;
    }

    private Hyperlink link(String text, String id, Runnable verb) {
        Hyperlink link = new Hyperlink(text);
        link.setId(id);
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.setOnAction(e -> {
            verb.run();
            show();
        });
        return link;
    }
}
