package anchorlens.ui.theme;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of a package's views: {@code strings.properties} beside the class that asks. */
public final class Strings {
    private final ResourceBundle bundle;

    private Strings(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /** The texts beside a class. */
    public static Strings beside(Class<?> view) {
        return new Strings(ResourceBundle.getBundle(view.getPackageName() + ".strings", Locale.ROOT,
                view.getClassLoader()));
    }

    /** @throws java.util.MissingResourceException if there is no such text */
    public String get(String key) {
        return bundle.getString(key);
    }

    /**
     * A text with {@code {0}}, {@code {1}} … filled in, as {@link MessageFormat} does it. Numbers are best handed in as text,
     * so that every panel writes them the same way.
     */
    public String get(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(arguments);
    }
}
