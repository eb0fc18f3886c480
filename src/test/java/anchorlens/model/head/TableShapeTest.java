package anchorlens.model.head;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.model.TensorSpec;
import org.junit.jupiter.api.Test;

class TableShapeTest {
    private static final int[] GRID = {8, 8};

    private static CellTable.Part find(int[] cells, int columns, int... dims) {
        return TableShape.find(new TensorSpec("out", TensorSpec.FLOAT32, dims), cells, 1, columns).orElseThrow();
    }

    @Test
    void takesCellsTimesColumnsWhereTheColumnsAreAsManyAsTheGridIsWide() {
        CellTable.Part part = find(GRID, 8, 1, 64, 8);
        assertThat(part.cellStep()).isEqualTo(8);
        assertThat(part.offsets()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void takesColumnsTimesCellsLikewise() {
        CellTable.Part part = find(GRID, 8, 1, 8, 64);
        assertThat(part.cellStep()).isEqualTo(1);
        assertThat(part.offsets()).containsExactly(0, 64, 128, 192, 256, 320, 384, 448);
    }

    @Test
    void takesAConvolutionMapWithColumnsFirst() {
        CellTable.Part part = find(GRID, 8, 1, 8, 8, 8);
        assertThat(part.cellStep()).isEqualTo(1);
        assertThat(part.offsets()[1]).isEqualTo(64);
    }

    @Test
    void takesCellsTimesEdgesAndBinsWhereThereAreAsManyCellsAsEdges() {
        CellTable.Part part = TableShape.find(new TensorSpec("out", TensorSpec.FLOAT32, new int[] {1, 4, 68}), new int[] {2, 2},
                1, 4, 17).orElseThrow();
        assertThat(part.cellStep()).isEqualTo(68);
        assertThat(part.offsets()[17]).isEqualTo(17);
    }
}
