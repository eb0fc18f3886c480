package anchorlens.ui.state;

import anchorlens.assign.Assigner;
import anchorlens.task.TaskRunner;
import anchorlens.workbench.Catalog;
import anchorlens.workbench.DataFiles;
import anchorlens.workbench.DetectorHost;
import anchorlens.workbench.Workbench;
import anchorlens.workbench.training.PassCache;

/** Everything the views of a window share, made once and handed to them by constructor. */
public record States(TaskRunner tasks, DataFiles files, Catalog catalog, Notices notices, Selection selection, DisplayOptions display,
              ImageState images, ModelState models, RunState run, StarvedFlags flags, DetectorHost.Opener opener, PassCache passes,
              ReviewState reviews, Preferences preferences) {

    /** One that keeps no forward passes on disk. */
    public static States create(TaskRunner tasks, DataFiles files, DetectorHost host, Catalog catalog) {
        return create(tasks, files, host, catalog, PassCache.none());
    }

    /** @param passes forward passes kept on disk */
    public static States create(TaskRunner tasks, DataFiles files, DetectorHost host, Catalog catalog, PassCache passes) {
        return create(tasks, files, host, catalog, passes, new Preferences());
    }

    /** @param passes forward passes kept on disk. @param preferences what a person prefers, changed from outside */
    public static States create(TaskRunner tasks, DataFiles files, DetectorHost host, Catalog catalog, PassCache passes,
                                Preferences preferences) {
        Notices notices = new Notices();
        Selection selection = new Selection();
        ImageState images = new ImageState(files, tasks, notices);
        ModelState models = new ModelState(host, tasks, notices, images);
        RunState run = new RunState(new Workbench(), catalog, tasks, images, models, selection);
        DisplayOptions display = new DisplayOptions();
        run.assignerProperty().addListener((o, before, now) -> {
            boolean soft = now.family() == Assigner.Family.SOFT;
            if ((before.family() == Assigner.Family.SOFT) != soft) {
                display.showWeights(soft);
            }
        });
        return new States(tasks, files, catalog, notices, selection, display, images, models, run,
                new StarvedFlags(tasks, images, models, run), host.opener(), passes,
                new ReviewState(tasks, files, host.opener(), notices, images, models), preferences);
    }
}
