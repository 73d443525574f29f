package foxden.app.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Of 32 64 96 128 192 256 one was left out and two touched. */
class NeedleLabelsTest {

  @Test
  void labelsThatFitAreAllDrawnAndOthersAtEvenSteps() {
    double[] widths = {14, 14, 14, 21, 21, 21};
    assertEquals(1, FindingsView.every(widths, 25.5));
    assertEquals(2, FindingsView.every(widths, 22.7), "two would touch");
    assertEquals(3, FindingsView.every(widths, 9));
    assertEquals(6, FindingsView.every(widths, 2), "the longest alone");
    double[] none = Arrays.copyOf(widths, 0);
    assertEquals(1, FindingsView.every(none, 9));
  }
}
