package anchorlens.ui.shell;

import anchorlens.assign.Assigner;
import anchorlens.task.TaskRunner;
import anchorlens.ui.state.DisplayOptions;
import anchorlens.ui.state.ImageState;
import anchorlens.ui.state.ModelState;
import anchorlens.ui.state.Notices;
import anchorlens.ui.state.RunState;
import anchorlens.ui.state.Selection;
import anchorlens.ui.state.StarvedFlags;
import anchorlens.workbench.Catalog;
import anchorlens.workbench.DataFiles;
import anchorlens.workbench.DetectorHost;
import anchorlens.workbench.Workbench;

/** Everything the views of a window share, made once and handed to them by constructor. */
record States(TaskRunner tasks, DataFiles files, Catalog catalog, Notices notices, Selection selection, DisplayOptions display,
              ImageState images, ModelState models, RunState run, StarvedFlags flags) {

    static States create(TaskRunner tasks, DataFiles files, DetectorHost host, Catalog catalog) {
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
                new StarvedFlags(tasks, images, models, run));
    }
}
