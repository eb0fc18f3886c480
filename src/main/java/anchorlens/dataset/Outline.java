package anchorlens.dataset;

import anchorlens.geometry.Box;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The box around a COCO segmentation: polygons, or a run-length mask as a list of runs or in COCO's text form.
 *
 * <p>Runs go down the columns, first the background, then in turn. A mask's box covers whole pixels: right and bottom
 * are the last covered pixel plus one.
 *
 * <p>Source: the COCO data format (cocodataset.org, "Data format"); the text form is that of its mask API: five bits a
 * character from '0' on, the sixth says that more follow, and from the third run on the difference to the run two
 * before is stored.
 */
final class Outline {
    private double x1 = Double.POSITIVE_INFINITY;
    private double y1 = Double.POSITIVE_INFINITY;
    private double x2 = Double.NEGATIVE_INFINITY;
    private double y2 = Double.NEGATIVE_INFINITY;

    private Outline() {
    }

    /** The box around the segmentation the cursor stands on; null where it holds none. */
    static Box read(JsonCursor json) throws IOException, DatasetException {
        Outline outline = new Outline();
        if (json.current() == JsonToken.START_ARRAY) {
            json.list(i -> outline.polygon(json));
        } else if (json.current() == JsonToken.START_OBJECT) {
            outline.mask(json);
        }
        return outline.box();
    }

    private void polygon(JsonCursor json) throws IOException, DatasetException {
        if (json.current() != JsonToken.START_ARRAY) {
            return;
        }
        double[] pending = new double[1];
        json.list(i -> {
            double value = json.number();
            if (i % 2 == 0) {
                pending[0] = value;
            } else if (Double.isFinite(value) && Double.isFinite(pending[0])) {
                cover(pending[0], value, pending[0], value);
            }
        });
    }

    private void mask(JsonCursor json) throws IOException, DatasetException {
        List<Long> size = new ArrayList<>();
        RunList runs = new RunList();
        json.object(name -> {
            if (name.equals("size") && json.current() == JsonToken.START_ARRAY) {
                json.list(i -> size.add((long) json.number()));
            } else if (name.equals("counts") && json.current() == JsonToken.START_ARRAY) {
                json.list(i -> runs.add((long) json.number()));
            } else if (name.equals("counts") && json.isText()) {
                runs.unpack(json.text());
            }
        });
        if (size.size() == 2 && size.get(0) > 0) {
            cover(runs, size.get(0));
        }
    }

    private void cover(RunList runs, long height) {
        long start = 0;
        for (int i = 0; i < runs.count; i++) {
            long end = start + Math.max(0, runs.lengths[i]);
            if (i % 2 == 1 && end > start) {
                long firstColumn = start / height;
                long lastColumn = (end - 1) / height;
                boolean wraps = lastColumn > firstColumn;
                cover(firstColumn, wraps ? 0 : start % height, lastColumn + 1, wraps ? height : (end - 1) % height + 1);
            }
            start = end;
        }
    }

    private void cover(double left, double top, double right, double bottom) {
        x1 = Math.min(x1, left);
        y1 = Math.min(y1, top);
        x2 = Math.max(x2, right);
        y2 = Math.max(y2, bottom);
    }

    private Box box() {
        return x2 > x1 && y2 > y1 ? new Box(x1, y1, x2, y2) : null;
    }

    /** The runs of a mask, in order. */
    private static final class RunList {
        private long[] lengths = new long[64];
        private int count;

        private void add(long length) {
            if (count == lengths.length) {
                lengths = Arrays.copyOf(lengths, 2 * count);
            }
            lengths[count++] = length;
        }

        private void unpack(String text) {
            int position = 0;
            while (position < text.length()) {
                long value = 0;
                int shift = 0;
                int bits;
                do {
                    bits = text.charAt(position++) - '0';
                    value |= (long) (bits & 0x1F) << shift;
                    shift += 5;
                } while ((bits & 0x20) != 0 && position < text.length());
                if ((bits & 0x10) != 0 && shift < Long.SIZE) {
                    value |= -1L << shift;
                }
                add(count > 2 ? value + lengths[count - 2] : value);
            }
        }
    }
}
