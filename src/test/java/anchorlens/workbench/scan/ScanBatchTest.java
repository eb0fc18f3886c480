package anchorlens.workbench.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anchorlens.analysis.evidence.EvidenceSettings;
import anchorlens.analysis.flags.FlagSettings;
import anchorlens.dataset.DatasetException;
import anchorlens.model.Device;
import anchorlens.model.ModelException;
import anchorlens.review.QueueQuery;
import anchorlens.review.QueueRow;
import anchorlens.review.ReviewException;
import anchorlens.review.ReviewStore;
import anchorlens.workbench.DetectorHost;
import anchorlens.workbench.Home;
import anchorlens.workbench.StoredFiles;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several images a run find what one image a run finds, with the bundled scenes and detector. */
class ScanBatchTest {
    @TempDir
    private Path folder;

    private List<QueueRow> scan(int batch) throws DatasetException, ReviewException, ModelException {
        StoredFiles files = new StoredFiles();
        Path data = Home.sample().orElseThrow();
        ScanRequest request = new ScanRequest(data, files.open(data).dataset(), 9, Home.detectors().getFirst().model(), Device.CPU, Map.of(),
                "balanced", FlagSettings.Preset.WIDE.settings(), new EvidenceSettings());
        try (ReviewStore store = ReviewFiles.openOrCreate(folder.resolve(batch + ".review"), request)) {
            ScanReport report = new Scan(request, files, DetectorHost.FILES, batch).run(store, new ScanControl(), p -> { });
            assertThat(report.complete()).isTrue();
            assertThat(report.scanned()).isEqualTo(9);
            return store.rows(store.ids(QueueQuery.ALL)).stream().sorted(Comparator.comparingInt(QueueRow::image)
                    .thenComparingInt(r -> r.flag().annotation()).thenComparing(r -> r.flag().kind())).toList();
        }
    }

    @Test
    void batchesChangeNothing() throws DatasetException, ReviewException, ModelException {
        List<QueueRow> alone = scan(Scan.AUTOMATIC);
        List<QueueRow> together = scan(4);
        assertThat(alone).isNotEmpty();
        assertThat(together).hasSameSizeAs(alone);
        for (int i = 0; i < alone.size(); i++) {
            assertThat(together.get(i).image()).isEqualTo(alone.get(i).image());
            assertThat(together.get(i).flag().kind()).isEqualTo(alone.get(i).flag().kind());
            assertThat(together.get(i).flag().score()).isCloseTo(alone.get(i).flag().score(), within(1e-3));
        }
    }
}
