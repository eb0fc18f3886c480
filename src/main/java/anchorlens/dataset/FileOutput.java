package anchorlens.dataset;

/** Writes the formats besides COCO that keep a whole set in one file. */
final class FileOutput {
    private FileOutput() {
    }

    static String cvat(Dataset dataset) {
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<annotations>\n  <version>1.1</version>\n  <meta>\n"
                + "    <task>\n      <size>").append(dataset.images().size()).append("</size>\n      <mode>annotation</mode>\n      <labels>\n");
        for (Category category : dataset.categories()) {
            out.append("        <label>\n          <name>").append(XmlText.escaped(category.name()))
                    .append("</name>\n          <attributes>\n          </attributes>\n        </label>\n");
        }
        out.append("      </labels>\n    </task>\n  </meta>\n");
        for (int i = 0; i < dataset.images().size(); i++) {
            ImageRecord image = dataset.images().get(i);
            out.append("  <image id=\"").append(i).append("\" name=\"").append(XmlText.escaped(image.name())).append("\" width=\"")
                    .append(image.width()).append("\" height=\"").append(image.height()).append("\">\n");
            for (Annotation a : image.annotations()) {
                out.append("    ").append(CvatDocument.write(dataset.categories().get(a.category()), a.box())).append('\n');
            }
            out.append("  </image>\n");
        }
        return out.append("</annotations>\n").toString();
    }

    static String labelStudio(Dataset dataset) {
        StringBuilder out = new StringBuilder("[");
        String before = "\n";
        for (int i = 0; i < dataset.images().size(); i++) {
            ImageRecord image = dataset.images().get(i);
            out.append(before).append("{\"id\": ").append(i + 1).append(", \"data\": {\"image\": ").append(LabelMeDocument.quoted(image.name()))
                    .append("}, \"annotations\": [{\"id\": ").append(i + 1).append(", \"was_cancelled\": false, \"result\": [");
            String separator = "\n  ";
            for (Annotation a : image.annotations()) {
                out.append(separator).append(new LabelStudioResult(false).write(dataset.categories().get(a.category()), a.box(), image.width(),
                        image.height()));
                separator = ",\n  ";
            }
            out.append("]}]}");
            before = ",\n";
        }
        return out.append("\n]\n").toString();
    }
}
