package foxden.policies.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class WorkersTest {

  @Test
  void everyPartRunsOnceAlsoInsideAnotherJob() {
    try (Workers workers = new Workers(3)) {
      for (int round = 0; round < 2000; round++) {
        int parts = round % 9;
        AtomicIntegerArray counts = new AtomicIntegerArray(parts * 4);
        workers.run(parts, i -> workers.run(4, j -> counts.incrementAndGet(i * 4 + j)));
        for (int i = 0; i < counts.length(); i++) {
          assertEquals(1, counts.get(i));
        }
      }
    }
  }

  @Test
  void aFailureReachesTheCallerAfterAllPartsEnded() {
    try (Workers workers = new Workers(2)) {
      AtomicIntegerArray counts = new AtomicIntegerArray(8);
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class,
              () ->
                  workers.run(
                      8,
                      i -> {
                        counts.incrementAndGet(i);
                        if (i == 5) {
                          throw new IllegalArgumentException("part five");
                        }
                      }));
      assertEquals("part five", e.getMessage());
      for (int i = 0; i < 8; i++) {
        assertEquals(1, counts.get(i));
      }
      workers.run(8, counts::incrementAndGet);
      assertEquals(2, counts.get(7));
    }
  }
}
