package anchorlens.scene;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * The bundled sample: eight drawn pictures of 960×640 pixels with COCO annotations. Among the objects are umbrellas,
 * lamps and kites annotated with or without their handle, pole or tail, one crowd region, one kite of 9×7 pixels that
 * no point of the usual grids lies in, and a picture without annotations. The same code always draws the same pictures.
 */
public final class SampleScenes {
    /** Class names; the category id of a class is its place here plus 1. */
    public static final List<String> CATEGORIES =
            List.of("ball", "chair", "crate", "kite", "lamp", "mug", "table", "umbrella");

    private static final float QUALITY = 0.9f;

    private SampleScenes() {
    }

    /** Draws the first picture alone: an umbrella, annotated without its stick, over a street. */
    public static Scene street() {
        return OutdoorScenes.street(42);
    }

    /** Draws all pictures, in the order of the sample. Needs no display. */
    public static List<Scene> draw() {
        return List.of(street(), OutdoorScenes.beach(7), OutdoorScenes.park(11),
                IndoorScenes.livingRoom(5), IndoorScenes.terrace(23), OutdoorScenes.market(31),
                IndoorScenes.desk(13), OutdoorScenes.dawn(3));
    }

    /**
     * Draws all pictures and writes them as JPEG, with {@code annotations.json}, into a folder that exists.
     *
     * @throws IOException if a file cannot be written
     */
    public static void write(Path folder) throws IOException {
        List<Scene> scenes = draw();
        for (Scene scene : scenes) {
            writeJpeg(scene.image(), folder.resolve(fileName(scene)));
        }
        try (OutputStream stream = Files.newOutputStream(folder.resolve("annotations.json"));
                JsonGenerator json = new JsonFactory().createGenerator(stream, JsonEncoding.UTF8)) {
            var layout = new DefaultPrettyPrinter();
            layout.indentObjectsWith(new DefaultIndenter("  ", "\n"));
            json.setPrettyPrinter(layout);
            writeCoco(scenes, json);
        }
    }

    private static String fileName(Scene scene) {
        return scene.name() + ".jpg";
    }

    private static void writeJpeg(BufferedImage image, Path file) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (OutputStream bytes = Files.newOutputStream(file);
                ImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
    }

    private static void writeCoco(List<Scene> scenes, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("info");
        json.writeStringField("description", "AnchorLens sample: drawn scenes");
        json.writeEndObject();
        json.writeArrayFieldStart("images");
        for (int i = 0; i < scenes.size(); i++) {
            json.writeStartObject();
            json.writeNumberField("id", i + 1);
            json.writeStringField("file_name", fileName(scenes.get(i)));
            json.writeNumberField("width", scenes.get(i).image().getWidth());
            json.writeNumberField("height", scenes.get(i).image().getHeight());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("annotations");
        int id = 1;
        for (int i = 0; i < scenes.size(); i++) {
            for (Scene.Item item : scenes.get(i).objects()) {
                writeAnnotation(id++, i + 1, item, scenes.get(i).image(), json);
            }
        }
        json.writeEndArray();
        json.writeArrayFieldStart("categories");
        for (int i = 0; i < CATEGORIES.size(); i++) {
            json.writeStartObject();
            json.writeNumberField("id", i + 1);
            json.writeStringField("name", CATEGORIES.get(i));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeAnnotation(int id, int image, Scene.Item item, BufferedImage picture, JsonGenerator json)
            throws IOException {
        double[] box = {item.box().x1(), item.box().y1(), rounded(item.box().width()), rounded(item.box().height())};
        json.writeStartObject();
        json.writeNumberField("id", id);
        json.writeNumberField("image_id", image);
        json.writeNumberField("category_id", CATEGORIES.indexOf(item.category()) + 1);
        json.writeFieldName("bbox");
        json.writeArray(box, 0, box.length);
        json.writeNumberField("area", rounded(item.box().area()));
        json.writeNumberField("iscrowd", item.crowd() ? 1 : 0);
        if (item.crowd()) {
            writeMask(item, picture, json);
        }
        json.writeEndObject();
    }

    /** A crowd region's mask in runs down the columns: here the box itself. */
    private static void writeMask(Scene.Item item, BufferedImage picture, JsonGenerator json) throws IOException {
        int height = picture.getHeight();
        int left = (int) item.box().x1();
        int right = (int) Math.ceil(item.box().x2());
        int top = (int) item.box().y1();
        int bottom = (int) Math.ceil(item.box().y2());
        json.writeObjectFieldStart("segmentation");
        json.writeFieldName("size");
        json.writeArray(new int[]{height, picture.getWidth()}, 0, 2);
        json.writeArrayFieldStart("counts");
        int before = left * height + top;
        for (int column = left; column < right; column++) {
            json.writeNumber(before);
            json.writeNumber(bottom - top);
            before = height - (bottom - top);
        }
        json.writeNumber(height - bottom + (picture.getWidth() - right) * height);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
