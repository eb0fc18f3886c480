package anchorlens.analysis.losses;

import anchorlens.analysis.losses.FocalSettings.Counting;
import anchorlens.assign.PriorState;
import anchorlens.detection.ClassScores;
import anchorlens.loss.GhmClassification;
import anchorlens.loss.HardExamples;
import anchorlens.loss.HarmonizedLoss;
import anchorlens.loss.Logistic;
import anchorlens.task.CancellationToken;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers, image by image, how the classification loss is shared out: between foreground and background, among easy and hard
 * samples, by the focal loss and by what competes with it. Ignored priors take no part. A foreground prior has the target 1 for
 * its object's class and 0 for every other.
 *
 * <p>Memory does not grow with the number of images. Not safe for several threads.
 *
 * <p><strong>Source:</strong> Lin et al. 2017, "Focal Loss for Dense Object Detection", section 5.1 and figure 4.
 */
public final class FocalStudy {
    private final FocalSettings settings;
    private final ShareCount[] foreground;
    private final ShareCount[] background;
    private final MethodTally entropy = new MethodTally();
    private final MethodTally mined = new MethodTally();
    private final MethodTally sampled = new MethodTally();
    private final MethodTally harmonized = new MethodTally();
    private final List<MethodTally> focal = new ArrayList<>();
    private final NormCount norms;
    private long images;
    private long priors;
    private long ignored;
    private int classes;

    public FocalStudy(FocalSettings settings) {
        this.settings = settings;
        int n = settings.gammas().size();
        foreground = new ShareCount[n];
        background = new ShareCount[n];
        for (int i = 0; i < n; i++) {
            foreground[i] = new ShareCount();
            background[i] = new ShareCount();
            focal.add(new MethodTally());
        }
        norms = new NormCount(settings);
    }

    /** Adds an image. */
    public void add(LossSamples s, CancellationToken cancel) {
        images++;
        priors += s.count();
        ignored += s.count(PriorState.IGNORED);
        classes = s.scores().classes();
        double[][] loss = new double[settings.gammas().size()][s.count()];
        double[] plain = new double[s.count()];
        for (int i = 0; i < s.count(); i++) {
            if ((i & 255) == 0) {
                cancel.throwIfCancelled();
            }
            if (s.state()[i] != PriorState.IGNORED) {
                addPrior(s, i, loss, plain);
            }
        }
        tally(s, loss, plain);
        cancel.throwIfCancelled();
        tallyHarmonized(s, s.harmonized(new GhmClassification(settings.bins(), 0)));
    }

    private void addPrior(LossSamples s, int prior, double[][] loss, double[] plain) {
        ClassScores scores = s.scores();
        boolean positive = s.state()[prior] == PriorState.POSITIVE;
        int n = loss.length;
        double[] term = new double[n];
        for (int c = 0; c < scores.classes(); c++) {
            double x = scores.logit(prior, c);
            boolean object = positive && c == s.cls()[prior];
            double entropyOf = Logistic.softplus(object ? -x : x);
            double error = Logistic.sigmoid(object ? -x : x);
            plain[prior] += entropyOf;
            for (int k = 0; k < n; k++) {
                double gamma = settings.gammas().get(k);
                term[k] = (object ? settings.alpha() : 1 - settings.alpha()) * power(error, gamma) * entropyOf;
                loss[k][prior] += term[k];
                if (settings.counting() == Counting.TERM) {
                    (object ? foreground : background)[k].add(term[k]);
                }
            }
        }
        for (int k = 0; k < n && settings.counting() == Counting.PRIOR; k++) {
            (positive ? foreground : background)[k].add(loss[k][prior]);
        }
    }

    private static double power(double error, double gamma) {
        return gamma == 0 ? 1 : gamma == 1 ? error : gamma == 2 ? error * error : gamma == 0.5 ? Math.sqrt(error) : Math.pow(error, gamma);
    }

    private void tally(LossSamples s, double[][] loss, double[] plain) {
        int[] label = new int[s.count()];
        for (int i = 0; i < label.length; i++) {
            label[i] = s.state()[i] == PriorState.POSITIVE ? 1 : s.state()[i] == PriorState.NEGATIVE ? 0 : -1;
            if (label[i] >= 0) {
                entropy.add(label[i] == 1, plain[i]);
                for (int k = 0; k < loss.length; k++) {
                    focal.get(k).add(label[i] == 1, loss[k][i]);
                }
            }
        }
        mined.add(HardExamples.ssd(plain, label, settings.ratio()), plain);
        sampled.add(HardExamples.sampler(plain, label, settings.number(), settings.fraction()), plain);
    }

    private void tallyHarmonized(LossSamples s, HarmonizedLoss set) {
        int classes = s.scores().classes();
        for (int i = 0; i < s.count(); i++) {
            if (s.state()[i] == PriorState.IGNORED) {
                continue;
            }
            boolean positive = s.state()[i] == PriorState.POSITIVE;
            double loss = 0;
            for (int c = 0; c < classes; c++) {
                double x = s.scores().logit(i, c);
                boolean object = positive && c == s.cls()[i];
                double norm = Logistic.sigmoid(object ? -x : x);
                double weight = set.weights()[i * classes + c];
                loss += weight * Logistic.softplus(object ? -x : x);
                norms.add(x, object, norm, weight);
            }
            harmonized.add(positive, loss);
        }
    }

    /** What was gathered so far. */
    public FocalResult result() {
        List<FocalResult.Method> methods = new ArrayList<>();
        methods.add(entropy.method("Cross entropy"));
        List<ShareCurve> fg = new ArrayList<>();
        List<ShareCurve> bg = new ArrayList<>();
        for (int k = 0; k < foreground.length; k++) {
            methods.add(focal.get(k).method("Focal γ = " + number(settings.gammas().get(k))));
            fg.add(foreground[k].curve());
            bg.add(background[k].curve());
        }
        methods.add(mined.method("OHEM, " + number(settings.ratio()) + " : 1"));
        methods.add(sampled.method("OHEM, " + settings.number() + " priors"));
        methods.add(harmonized.method("GHM"));
        return new FocalResult(settings, new FocalResult.Imbalance(images, priors, entropy.foreground(), entropy.background(), ignored,
                classes), fg, bg, methods, norms.bins());
    }

    private static String number(double v) {
        return v == Math.rint(v) ? Long.toString((long) v) : Double.toString(v);
    }
}
