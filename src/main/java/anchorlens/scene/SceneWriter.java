package anchorlens.scene;

import anchorlens.geometry.Edge;
import anchorlens.geometry.PixelImage;
import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Writes scenes one after the other: pictures, {@code annotations.json} (COCO) and {@code truth.json}, which
 * {@link SceneTruth} reads. Both JSON files are complete once the writer is closed.
 */
public final class SceneWriter implements Closeable {
    /** File formats of pictures. */
    public enum Format {
        PNG, JPG
    }

    private static final float QUALITY = 0.92f;

    private final Path folder;
    private final Format format;
    private final SceneSettings settings;
    private final JsonGenerator coco;
    private final JsonGenerator truth;
    private final StringBuilder images = new StringBuilder();
    private int image;
    private int annotation;

    /**
     * Starts the files in a folder that exists.
     *
     * @throws IOException if a file cannot be written
     */
    public SceneWriter(Path folder, Format format, SceneSettings settings) throws IOException {
        this.folder = folder;
        this.format = format;
        this.settings = settings;
        coco = generator(folder.resolve("annotations.json"));
        truth = generator(folder.resolve("truth.json"));
        coco.writeStartObject();
        coco.writeArrayFieldStart("annotations");
        truth.writeStartObject();
        truth.writeNumberField("format", SceneTruth.FORMAT);
        truth.writeNumberField("seed", settings.seed());
        truth.writeArrayFieldStart("objects");
    }

    /** Writes the next scene. */
    public void add(DrawnScene scene) throws IOException {
        image++;
        String name = String.format(Locale.ROOT, "scene-%05d.%s", image, format.name().toLowerCase(Locale.ROOT));
        picture(scene.image(), folder.resolve(name));
        images.append(images.isEmpty() ? "" : ",").append("\n{\"id\":").append(image).append(",\"file_name\":\"")
                .append(name).append("\",\"width\":").append(settings.width()).append(",\"height\":")
                .append(settings.height()).append('}');
        for (DrawnObject object : scene.objects()) {
            if (object.isAnnotated()) {
                annotation++;
                writeAnnotation(object);
            }
            writeTruth(object);
        }
    }

    private void writeAnnotation(DrawnObject object) throws IOException {
        double[] box = {object.box().x1(), object.box().y1(), DrawnObject.rounded(object.box().width()),
            DrawnObject.rounded(object.box().height())};
        coco.writeRaw('\n');
        coco.writeStartObject();
        coco.writeNumberField("id", annotation);
        coco.writeNumberField("image_id", image);
        coco.writeNumberField("category_id", object.category() + 1);
        coco.writeFieldName("bbox");
        coco.writeArray(box, 0, box.length);
        coco.writeNumberField("area", DrawnObject.rounded(object.box().area()));
        coco.writeNumberField("iscrowd", 0);
        coco.writeEndObject();
    }

    private void writeTruth(DrawnObject object) throws IOException {
        truth.writeRaw('\n');
        truth.writeStartObject();
        if (object.isAnnotated()) {
            truth.writeNumberField("annotation_id", annotation);
        } else {
            truth.writeNullField("annotation_id");
        }
        truth.writeNumberField("image_id", image);
        truth.writeNumberField("category_id", object.truly() + 1);
        for (Edge edge : Edge.values()) {
            double[] positions = object.edge(edge).positions().stream().mapToDouble(Double::doubleValue).toArray();
            truth.writeFieldName(edge.name().toLowerCase(Locale.ROOT));
            truth.writeArray(positions, 0, positions.length);
        }
        InjectedError error = object.error();
        truth.writeStringField("error", error.kind().name().toLowerCase(Locale.ROOT));
        if (error.edge() != null) {
            truth.writeStringField("edge", error.edge().name().toLowerCase(Locale.ROOT));
            truth.writeNumberField("by", error.by());
        }
        truth.writeEndObject();
    }

    private void picture(PixelImage pixels, Path file) throws IOException {
        BufferedImage picture = new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, pixels.width(), pixels.height(), pixels.argb(), 0, pixels.width());
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format == Format.PNG ? "png" : "jpeg").next();
        try (OutputStream bytes = Files.newOutputStream(file);
                ImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            if (format == Format.JPG) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionQuality(QUALITY);
            }
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } finally {
            writer.dispose();
        }
    }

    @Override
    public void close() throws IOException {
        try (coco; truth) {
            coco.writeEndArray();
            coco.writeFieldName("images");
            coco.writeRawValue("[" + images + "\n]");
            coco.writeArrayFieldStart("categories");
            for (int i = 0; i < SceneGenerator.CATEGORIES.size(); i++) {
                coco.writeStartObject();
                coco.writeNumberField("id", i + 1);
                coco.writeStringField("name", SceneGenerator.CATEGORIES.get(i));
                coco.writeEndObject();
            }
            coco.writeEndArray();
            coco.writeEndObject();
            truth.writeEndArray();
            truth.writeEndObject();
        }
    }

    private static JsonGenerator generator(Path file) throws IOException {
        return new JsonFactory().createGenerator(file.toFile(), JsonEncoding.UTF8);
    }
}
