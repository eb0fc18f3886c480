package anchorlens.model.runtime;

import anchorlens.model.ModelException;
import anchorlens.model.Wording;
import anchorlens.model.graph.OnnxGraph;
import anchorlens.model.head.ModelInput;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** What memory this machine has left, and whether a network fits into it. */
final class MachineMemory {
    private static final Path LINUX = Path.of("/proc/meminfo");

    private static final int SHARE = 4;

    private MachineMemory() {
    }

    /** Bytes that programs can still take without pushing others out; nothing where the system does not say. */
    static OptionalLong available() {
        OptionalLong limit = OptionalLong.empty();
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean bean) {
            limit = OptionalLong.of(bean.getFreeMemorySize());
        }
        try {
            if (Files.isReadable(LINUX)) {
                long kilobytes = Files.readAllLines(LINUX).stream().filter(l -> l.startsWith("MemAvailable:"))
                        .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", ""))).findFirst().orElse(0);
                limit = kilobytes > 0 ? OptionalLong.of(kilobytes * 1024) : limit;
            }
        } catch (IOException | NumberFormatException e) {
            return limit;
        }
        return limit;
    }

    /** @throws ModelException where the network needs more than there is, for certain */
    static void refuseTooLarge(Path file, OnnxGraph graph, ModelInput input) throws ModelException {
        refuse(file, input, new Network(file, input, graph, List.of()).memory(1),
                available().orElse(Long.MAX_VALUE));
    }

    /**
     * How many images, up to a number, a network can be expected to take at once beside others: it may claim a quarter of what the
     * machine has left, and its inputs a quarter of the program's own memory.
     */
    static int imagesAtOnce(Network network, int wanted) {
        long room = available().orElse(Long.MAX_VALUE) / SHARE;
        long own = Runtime.getRuntime().maxMemory() / SHARE;
        int images = Math.max(1, wanted);
        while (images > 1 && (network.memory(images) > room || 2L * Float.BYTES * network.input().size() * images > own)) {
            images--;
        }
        return images;
    }

    static void refuse(Path file, ModelInput input, long needed, long available) throws ModelException {
        Runtime heap = Runtime.getRuntime();
        long ownNeed = 2L * Float.BYTES * input.size();
        if (needed > available || ownNeed > heap.maxMemory()) {
            throw new ModelException(Wording.name(file) + " needs at least " + Wording.megabytes(Math.max(needed, ownNeed))
                    + " of memory for an input of " + input.width() + "×" + input.height() + ", but only "
                    + Wording.megabytes(needed > available ? available : heap.maxMemory())
                    + " are free; export it with a smaller input, or state a smaller \"inputWidth\" and \"inputHeight\" in its card where it "
                    + "leaves its size open.");
        }
    }
}
