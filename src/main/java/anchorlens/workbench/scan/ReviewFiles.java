package anchorlens.workbench.scan;

import anchorlens.dataset.Dataset;
import anchorlens.dataset.FileStamp;
import anchorlens.dataset.Origin;
import anchorlens.model.Device;
import anchorlens.review.ReviewException;
import anchorlens.review.ReviewHeader;
import anchorlens.review.ReviewStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Where reviews lie, and whether one belongs to a scan. */
public final class ReviewFiles {
    private static final String ENDING = ".review";

    private ReviewFiles() {
    }

    /** The usual place: beside an annotation file, inside a folder. */
    public static Path beside(Path data) {
        Path place = data.toAbsolutePath().normalize();
        if (Files.isDirectory(place)) {
            return place.resolve("anchorlens" + ENDING);
        }
        String stem = place.getFileName().toString().replaceFirst("(?i)(\\.[a-z]+)?(\\.gz)?$", "");
        return place.resolveSibling((stem.isEmpty() ? "annotations" : stem) + ENDING);
    }

    /**
     * Opens the review of a scan, or makes it where there is none.
     *
     * @throws ReviewException in one sentence, if it belongs to another scan, or cannot be opened or made
     */
    public static ReviewStore openOrCreate(Path file, ScanRequest request) throws ReviewException {
        if (!Files.exists(file)) {
            return ReviewStore.create(file, header(request));
        }
        ReviewStore store = ReviewStore.open(file);
        try {
            requireSame(store, request);
            return store;
        } catch (ReviewException e) {
            store.close();
            throw e;
        }
    }

    /** True where a review is about this data set as it is now. */
    public static boolean belongs(ReviewHeader header, Dataset dataset) {
        String digest = digest(dataset.origin());
        boolean samePlace = header.data().equals(dataset.source().toAbsolutePath().normalize().toString());
        return digest.equals(header.dataHash()) && (samePlace || !digest.isEmpty()) && header.categories().equals(dataset.categoryNames())
                && header.images() <= dataset.images().size();
    }

    /** True where a model file holds what a review was made with; reads the whole file. */
    public static boolean isModel(ReviewHeader header, Path model) {
        try {
            return FileStamp.of(model).sha256().equals(header.modelHash());
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * The scan that goes on with a review.
     *
     * @param dataset it is about
     * @param model   where its model lies now
     * @throws ReviewException in one sentence, if its settings cannot be read
     */
    public static ScanRequest request(ReviewHeader header, Dataset dataset, Path model, Device device) throws ReviewException {
        ReviewSettings settings = ReviewSettings.of(header);
        return new ScanRequest(Path.of(header.data()), dataset, header.images(), model, device, settings.classes(), header.preset(),
                settings.flags(), settings.evidence(), settings.card());
    }

    static ReviewHeader header(ScanRequest request) throws ReviewException {
        try {
            return new ReviewHeader(request.data().toAbsolutePath().normalize().toString(), digest(request.dataset().origin()),
                    request.model().toAbsolutePath().normalize().toString(), FileStamp.of(request.model()).sha256(),
                    ReviewSettings.of(request).toJson(), request.preset(),
                    request.dataset().categoryNames(), request.images());
        } catch (IOException e) {
            throw new ReviewException("the model " + request.model() + " cannot be read (" + e.getMessage() + ").", e);
        }
    }

    /** One digest of all annotation files, whatever their place. */
    public static String digest(Optional<Origin> origin) {
        if (origin.isEmpty()) {
            return "";
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (FileStamp stamp : origin.get().files()) {
                digest.update(stamp.sha256().getBytes(StandardCharsets.US_ASCII));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** @throws ReviewException in one sentence that says what differs */
    static void requireSame(ReviewStore store, ScanRequest request) throws ReviewException {
        ReviewHeader there = store.header();
        ReviewHeader wanted = header(request);
        String what = !there.dataHash().equals(wanted.dataHash()) || !there.categories().equals(wanted.categories())
                ? "other annotations, or these before they changed" : !there.modelHash().equals(wanted.modelHash()) ? "another model"
                : !ReviewSettings.of(there).card().equals(ReviewSettings.of(request).card()) ? "another model card"
                : !there.settings().equals(wanted.settings()) ? "other thresholds (" + there.preset() + ")"
                : there.images() != wanted.images() ? there.images() + " images instead of " + wanted.images() : null;
        if (what != null) {
            throw new ReviewException(store.file() + " was made with " + what + "; go on with what it was made with, or name another file.");
        }
    }
}
