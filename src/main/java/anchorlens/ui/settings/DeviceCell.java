package anchorlens.ui.settings;

import anchorlens.model.DeviceStatus;
import javafx.scene.control.ListCell;

/** A device in a list, with why it cannot be used where it cannot. */
final class DeviceCell extends ListCell<DeviceStatus> {
    @Override
    protected void updateItem(DeviceStatus device, boolean empty) {
        super.updateItem(device, empty);
        setText(empty || device == null ? null : device.toString());
        setDisable(!empty && device != null && !device.usable());
    }
}
