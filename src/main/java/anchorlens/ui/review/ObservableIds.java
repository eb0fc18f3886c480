package anchorlens.ui.review;

import java.util.AbstractList;
import java.util.List;
import javafx.collections.ObservableListBase;

/** The identifiers of a queue as a list that tables can show; only replaced as a whole. */
final class ObservableIds extends ObservableListBase<Long> {
    private long[] ids = {};

    void set(long[] now) {
        beginChange();
        List<Long> before = viewOf(ids);
        ids = now;
        nextReplace(0, now.length, before);
        endChange();
    }

    private static List<Long> viewOf(long[] values) {
        return new AbstractList<>() {
            @Override
            public Long get(int index) {
                return values[index];
            }

            @Override
            public int size() {
                return values.length;
            }
        };
    }

    /** Where an identifier stands, −1 where it is not there. */
    int indexOf(long id) {
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] == id) {
                return i;
            }
        }
        return -1;
    }

    long at(int index) {
        return ids[index];
    }

    /** The identifiers, not to be written to. */
    long[] array() {
        return ids;
    }

    @Override
    public Long get(int index) {
        return ids[index];
    }

    @Override
    public int size() {
        return ids.length;
    }
}
