package anchorlens.model.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anchorlens.model.ModelException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExposedScriptTest {
    private static final String HEAD = """
            class Detect(Module):
              dfl : __torch__.ultralytics.nn.modules.block.DFL
              def forward(self: __torch__.ultralytics.nn.modules.head.Detect,
                argument_1: Tensor) -> Tensor:
                dfl = self.dfl
                box, scores, = torch.split_with_sizes(argument_1, [64, 5], 1)
                _14 = (dfl).forward(box, )
                _15 = torch.cat([_14, torch.sigmoid(scores)], 1)
                return _15
            """;

    @TempDir
    private Path folder;

    private Path archive(String code) throws IOException {
        Path file = folder.resolve("m.torchscript");
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String[] e : new String[][] {{"m/data.pkl", "pickle"}, {"m/code/__torch__/head.py", code},
                {"m/code/__torch__/head.py.debug_pkl", "debug"}, {"m/constants.pkl", "c"},
                {"m/extra/config.txt", "{\"imgsz\": [96, 128], \"names\": {\"0\": \"a\", \"1\": \"b\"}}"}}) {
                zip.putNextEntry(new ZipEntry(e[0]));
                zip.write(e[1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    @Test
    void theHeadGivesWhatItHidesBehindWhatItGave() {
        assertThat(ExposedScript.expose(HEAD).orElseThrow()).endsWith("    return torch.cat([_15, box, scores], 1)\n")
                .startsWith(HEAD.substring(0, HEAD.indexOf("return")));
        assertThat(ExposedScript.expose(HEAD.replace("self.dfl", "self.cv2"))).isEmpty();
        assertThat(ExposedScript.expose(HEAD.replace("-> Tensor", "-> List[Tensor]"))).isEmpty();
    }

    @Test
    void poseSegmentAndEndToEndHeadsGoOnFromWhatIsTaken() {
        String pose = HEAD.replace("return _15", "return torch.cat([_15, kpt], 1)");
        assertThat(ExposedScript.expose(pose).orElseThrow()).endsWith("    return torch.cat([_15, box, scores], 1)\n");
        String rows = HEAD.replace("return _15", "_16 = torch.topk(_15, 300)\n    return _16");
        assertThat(ExposedScript.expose(rows).orElseThrow()).endsWith("    return torch.cat([_15, box, scores], 1)\n");
        String segment = HEAD.replace("return _15", "return (torch.cat([_15, mc], 1), _3)").replace("-> Tensor", "-> Tuple[Tensor, Tensor]");
        assertThat(ExposedScript.expose(segment).orElseThrow()).endsWith("    return (torch.cat([_15, box, scores], 1), _3)\n");
        assertThat(ExposedScript.expose(segment.replace("torch.cat([_14", "torch.stack([_14"))).isEmpty();
        String oriented = HEAD.replace("    return", "    c = torch.cos(a)\n    s = torch.sin(a)\n    return");
        assertThat(ExposedScript.expose(oriented)).isEmpty();
    }

    @Test
    void theArchiveIsRewrittenAndTheFileLeftAlone() throws Exception {
        Path file = archive(HEAD);
        byte[] before = Files.readAllBytes(file);
        assertThat(ScriptArchive.is(file)).isTrue();
        ExposedScript exposed = ExposedScript.of(ScriptArchive.read(file));
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        Path changed = Files.write(folder.resolve("changed.zip"), exposed.archive());
        try (ZipFile zip = new ZipFile(changed.toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName)).containsExactly("m/data.pkl", "m/code/__torch__/head.py", "m/constants.pkl",
                    "m/extra/config.txt");
            assertThat(new String(zip.getInputStream(zip.getEntry("m/code/__torch__/head.py")).readAllBytes(), StandardCharsets.UTF_8))
                    .contains("torch.cat([_15, box, scores], 1)");
        }
        ScriptHead head = ScriptHead.of(ScriptArchive.read(file), anchorlens.model.CardOverrides.NONE);
        assertThat(head.inputWidth()).isEqualTo(128);
        assertThat(head.inputHeight()).isEqualTo(96);
    }

    @Test
    void customOperatorsAreNamed() throws Exception {
        Path file = archive(HEAD.replace("    return _15", "    _16 = ops.torchvision.nms(_15, _15, 0.5)\n    return _15"));
        assertThatThrownBy(() -> ScriptArchive.read(file)).isInstanceOf(ModelException.class)
                .hasMessageContaining("uses the custom operator torchvision::nms, which PyTorch alone does not have");
    }

    @Test
    void otherHeadsAreRefusedWithTheWayOut() throws Exception {
        Path file = archive(HEAD.replace("self.dfl", "self.cv2"));
        assertThatThrownBy(() -> ExposedScript.of(ScriptArchive.read(file))).isInstanceOf(ModelException.class)
                .hasMessageContaining("whose head is not recognised").hasMessageContaining("export it to ONNX");
    }

    @Test
    void damagedArchivesAreRefused() throws Exception {
        Path file = archive(HEAD);
        byte[] bytes = Files.readAllBytes(file);
        for (int at = 40; at < 60; at++) {
            bytes[at] ^= 0x55;
        }
        Files.write(file, bytes);
        if (ScriptArchive.is(file)) {
            assertThatThrownBy(() -> ScriptArchive.read(file)).isInstanceOf(ModelException.class).hasMessageContaining("is damaged");
        }
    }
}
