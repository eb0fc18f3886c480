package anchorlens.ui.compare;

import anchorlens.analysis.compare.Method;
import anchorlens.assign.Weighting;
import anchorlens.parameters.RecordParameters;
import anchorlens.ui.theme.Strings;
import anchorlens.workbench.Catalog;
import java.util.List;
import java.util.Map;

/** Sets of schemes worth seeing side by side. */
enum Preset {
    /** Schemes of the field that weigh by score and IoU, each with the assigner it is published with. */
    WEIGHTS(List.of("atss/gfl", "atss/vfl", "tal/tood", "dw/dw")),
    /** Assigners that look at priors and annotations alone: no model is needed. */
    STATIC(List.of("maxiou/hard", "fcos/hard", "atss/hard", "fovea/hard")),
    /** Assigners that look at predictions. */
    DYNAMIC(List.of("tal/tood", "simota/hard", "ota/hard", "paa/hard")),
    /** The weighting schemes of table 1 of the DW paper over the same candidates, with its published equations. */
    DW_FIGURE(List.of("dw/gfl", "dw/vfl", "dw/tood", "dw/dw?variant=PAPER"));

    private final List<String> methods;

    Preset(List<String> methods) {
        this.methods = methods;
    }

    String label() {
        return Strings.beside(Preset.class).get("preset." + name());
    }

    /** "dw-figure": as the command line and settings write it. */
    String id() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    List<Method> methods(Catalog catalog) {
        return methods.stream().map(text -> {
            String[] parts = text.split("[/?=]");
            Weighting weighting = catalog.weighting(parts[1]);
            if (parts.length > 2) {
                weighting = (Weighting) RecordParameters.withText((Record) weighting, Map.of(parts[2], parts[3]));
            }
            return new Method(catalog.assigner(parts[0]), weighting);
        }).toList();
    }
}
