package anchorlens.ui.review;

import anchorlens.analysis.audit.Finding;
import anchorlens.parameters.RecordParameters;
import anchorlens.ui.workspace.Section;
import anchorlens.workbench.DatasetAudit;
import java.util.Optional;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;

/** What is wrong with the object of a finding, what would change it, and a link that sets that in Inspect. */
final class FindingPanel extends Section {
    private final ReviewText text = new ReviewText();
    private final AuditViewModel audit;
    private final Label reason = new Label();
    private final Hyperlink take = new Hyperlink();

    FindingPanel(AuditViewModel audit) {
        super(new ReviewText().get("finding"));
        this.audit = audit;
        reason.setId("finding-reason");
        reason.setWrapText(true);
        reason.setMinHeight(USE_PREF_SIZE);
        take.setId("finding-take");
        take.setWrapText(true);
        take.managedProperty().bind(take.visibleProperty());
        take.setOnAction(e -> {
            if (audit.currentProperty().get() != null) {
                audit.take(audit.currentProperty().get().finding());
            }
        });
        getChildren().addAll(reason, take);
        audit.currentProperty().subscribe(this::show);
        audit.takeableProperty().subscribe(able -> show(audit.currentProperty().get()));
    }

    private void show(DatasetAudit.Row row) {
        reason.setText(row == null ? text.get("finding.none") : row.finding().reason());
        Optional<String> change = row == null ? Optional.empty() : change(row.finding());
        take.setText(change.orElse(""));
        take.setVisible(change.isPresent() && audit.takeableProperty().get());
    }

    private Optional<String> change(Finding finding) {
        return finding.remedy().map(f -> text.get("finding.take", audit.label(f.parameter()), RecordParameters.text(f.value())))
                .or(() -> finding.input().map(i -> text.get("finding.take.input", Integer.toString(i.width()), Integer.toString(i.height()))));
    }
}
