package anchorlens.model;

/**
 * What there is to say about a device.
 *
 * @param device what models could run on
 * @param usable whether they can
 * @param words  how it is used, or why it is not: "2 threads of 2 processors", "not used: …"
 */
public record DeviceStatus(Device device, boolean usable, String words) {
    @Override
    public String toString() {
        return device + ": " + words;
    }
}
