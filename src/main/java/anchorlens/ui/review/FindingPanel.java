package anchorlens.ui.review;

import anchorlens.analysis.audit.Finding;
import anchorlens.assign.Explanation;
import anchorlens.parameters.ParameterSpec;
import anchorlens.parameters.RecordParameters;
import anchorlens.ui.workspace.Section;
import anchorlens.workbench.DatasetAudit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;

/** What is wrong with the object of a finding, and the parameter that would change it. */
final class FindingPanel extends Section {
    private final ReviewText text = new ReviewText();
    private final Supplier<Record> assigner;
    private final Label reason = new Label();
    private final Label remedy = new Label();
    private final Hyperlink take = new Hyperlink();

    /**
     * @param assigner the one in use
     * @param apply    sets one of its parameters
     */
    FindingPanel(AuditViewModel audit, Supplier<Record> assigner, BiConsumer<String, Object> apply) {
        super(new ReviewText().get("finding"));
        this.assigner = assigner;
        reason.setId("finding-reason");
        remedy.setId("finding-remedy");
        for (Label label : new Label[] {reason, remedy}) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        take.setText(text.get("finding.take"));
        take.setId("finding-take");
        take.managedProperty().bind(take.visibleProperty());
        take.setOnAction(e -> {
            DatasetAudit.Row row = audit.currentProperty().get();
            if (row != null) {
                row.finding().remedy().ifPresent(flip -> apply.accept(flip.parameter(), flip.value()));
            }
        });
        getChildren().addAll(reason, remedy, take);
        audit.currentProperty().subscribe(row -> show(row, audit.isPossible()));
    }

    private void show(DatasetAudit.Row row, boolean inUse) {
        take.setVisible(false);
        if (row == null) {
            reason.setText(text.get("finding.none"));
            remedy.setText("");
            return;
        }
        Finding finding = row.finding();
        reason.setText(finding.reason());
        remedy.setText(finding.remedy().map(this::words).orElse(""));
        take.setVisible(inUse && finding.remedy().isPresent());
    }

    private String words(Explanation.Flip flip) {
        String label = RecordParameters.specs(assigner.get().getClass()).stream().filter(s -> s.key().equals(flip.parameter()))
                .map(ParameterSpec::info).map(ParameterSpec.Info::label).findFirst().orElse(flip.parameter());
        return text.get("finding.remedy", label, RecordParameters.text(flip.value()));
    }
}
