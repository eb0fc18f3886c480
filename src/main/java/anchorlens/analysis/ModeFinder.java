package anchorlens.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the hills of a piecewise linear density. */
public final class ModeFinder {
    private final double[] x;
    private final double[] y;

    private ModeFinder(double[] x, double[] y) {
        this.x = x;
        this.y = y;
    }

    /** Nodes of a hill: from valley to valley, its peak, and what is said of it. */
    private record Hill(int from, int peak, int to, Mode mode) {
    }

    /**
     * <ol>
     * <li>Peaks are local maxima (the middle of a plateau) whose prominence is at least {@code minProminence} times the
     * highest density; outside the points the density counts as 0.
     * <li>The lowest point between two neighbouring peaks (the first of equals) parts their hills.
     * <li>As long as a hill holds less than {@code minMass}, the lightest one (the first of equals) is merged over its
     * higher valley: the mass adds up, the rest stays that of the higher peak.
     * </ol>
     *
     * @param x positions in pixels, strictly ascending
     * @param y density at each
     * @return the heaviest first
     */
    public static List<Mode> find(double[] x, double[] y, ModeSettings settings) {
        ModeFinder finder = new ModeFinder(x, y);
        double highest = 0;
        for (double v : y) {
            highest = Math.max(highest, v);
        }
        List<Integer> peaks = new ArrayList<>();
        for (int peak : finder.maxima()) {
            if (finder.prominence(peak) >= settings.minProminence() * highest) {
                peaks.add(peak);
            }
        }
        List<Hill> hills = finder.hills(peaks);
        while (hills.size() > 1) {
            int lightest = 0;
            for (int i = 1; i < hills.size(); i++) {
                lightest = hills.get(i).mode().mass() < hills.get(lightest).mode().mass() ? i : lightest;
            }
            if (hills.get(lightest).mode().mass() >= settings.minMass()) {
                break;
            }
            finder.mergeAway(hills, lightest);
        }
        return hills.stream().map(Hill::mode).sorted(Comparator.comparingDouble(Mode::mass).reversed()).toList();
    }

    private List<Integer> maxima() {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < y.length; ) {
            int end = i;
            while (end + 1 < y.length && y[end + 1] == y[i]) {
                end++;
            }
            boolean above = (i == 0 || y[i - 1] < y[i]) && (end == y.length - 1 || y[end + 1] < y[i]);
            if (above && y[i] > 0) {
                found.add((i + end) / 2);
            }
            i = end + 1;
        }
        return found;
    }

    private double prominence(int peak) {
        return y[peak] - Math.max(lowestTowards(peak, -1), lowestTowards(peak, 1));
    }

    /** The lowest density on the way to a higher one, or to an equal one further left; 0 where there is none. */
    private double lowestTowards(int peak, int direction) {
        double lowest = y[peak];
        for (int i = peak + direction; i >= 0 && i < y.length; i += direction) {
            if (y[i] > y[peak] || direction < 0 && lowest < y[peak] && y[i] == y[peak]) {
                return lowest;
            }
            lowest = Math.min(lowest, y[i]);
        }
        return 0;
    }

    private List<Hill> hills(List<Integer> peaks) {
        List<Hill> hills = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < peaks.size(); i++) {
            int to = y.length - 1;
            if (i + 1 < peaks.size()) {
                to = peaks.get(i);
                for (int k = to; k < peaks.get(i + 1); k++) {
                    to = y[k] < y[to] ? k : to;
                }
            }
            hills.add(hill(from, peaks.get(i), to));
            from = to;
        }
        return hills;
    }

    private Hill hill(int from, int peak, int to) {
        double mass = 0;
        double moment = 0;
        double square = 0;
        for (int i = from; i < to; i++) {
            double width = x[i + 1] - x[i];
            mass += width * (y[i] + y[i + 1]) / 2;
            double a = x[i] - x[peak];
            double b = x[i + 1] - x[peak];
            moment += width * (y[i] * (2 * a + b) + y[i + 1] * (a + 2 * b)) / 6;
            square += width * (y[i] * (3 * a * a + 2 * a * b + b * b) + y[i + 1] * (a * a + 2 * a * b + 3 * b * b)) / 12;
        }
        double mean = moment / mass;
        double spread = Math.sqrt(Math.max(0, square / mass - mean * mean));
        return new Hill(from, peak, to, new Mode(x[peak] + mean, mass, prominence(peak), spread));
    }

    private void mergeAway(List<Hill> hills, int lightest) {
        Hill light = hills.get(lightest);
        boolean left = lightest > 0
                && (lightest == hills.size() - 1 || y[light.from()] >= y[light.to()]);
        int first = left ? lightest - 1 : lightest;
        Hill a = hills.get(first);
        Hill b = hills.remove(first + 1);
        Hill high = y[b.peak()] > y[a.peak()] ? b : a;
        Mode merged = new Mode(high.mode().position(), a.mode().mass() + b.mode().mass(), high.mode().prominence(),
                high.mode().spread());
        hills.set(first, new Hill(a.from(), high.peak(), b.to(), merged));
    }
}
