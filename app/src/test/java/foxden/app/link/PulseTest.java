package foxden.app.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PulseTest {

  private final List<Throwable> failures = new ArrayList<>();
  private final Pulse pulse = new Pulse(failures::add);

  @Test
  void aViewMarkedOftenIsPaintedOnce() {
    int[] painted = {0};
    Runnable paint = () -> painted[0]++;
    for (int i = 0; i < 10; i++) {
      pulse.dirty(paint);
    }
    pulse.pulse(0);
    assertEquals(1, painted[0]);
    pulse.pulse(16_000_000);
    assertEquals(1, painted[0]);
  }

  @Test
  void whatAClockMarksIsPaintedInTheSamePulse() {
    List<String> order = new ArrayList<>();
    Runnable paint = () -> order.add("paint");
    pulse.clock(
        dt -> {
          order.add("clock");
          pulse.dirty(paint);
        });
    pulse.pulse(0);
    assertEquals(List.of("clock", "paint"), order);
  }

  @Test
  void whileTheWorldMovesViewsArePaintedWithIt() {
    int[] painted = {0};
    int[] handed = {0};
    Runnable paint = () -> painted[0]++;
    Runnable hand = () -> handed[0]++;
    for (int i = 0; i < 30; i++) {
      pulse.dirty(paint);
      pulse.soon(hand);
      if (i % 3 == 0) {
        pulse.picture();
      }
      pulse.pulse(1_000_000_000L + i * 16_000_000L);
    }
    // A picture each 48 ms, 60 ms of rest: every second one.
    assertEquals(5, painted[0]);
    assertEquals(30, handed[0]);
  }

  @Test
  void whoeverUsesTheMouseIsAnsweredAtOnce() {
    int[] painted = {0};
    Runnable paint = () -> painted[0]++;
    for (int i = 0; i < 30; i++) {
      pulse.dirty(paint);
      pulse.picture();
      pulse.touched();
      pulse.pulse(1_000_000_000L + i * 16_000_000L);
    }
    assertEquals(30, painted[0]);
  }

  @Test
  void viewsDoNotWaitForAWorldThatStandsStill() {
    int[] painted = {0};
    Runnable paint = () -> painted[0]++;
    pulse.picture();
    for (int i = 0; i < 100; i++) {
      pulse.dirty(paint);
      pulse.pulse(1_000_000_000L + i * 16_000_000L);
    }
    assertTrue(painted[0] > 90, "painted " + painted[0] + " of 100 times");
  }

  @Test
  void oneFailureDoesNotStopTheOthers() {
    int[] painted = {0};
    pulse.dirty(
        () -> {
          throw new IllegalStateException("no");
        });
    pulse.dirty(() -> painted[0]++);
    pulse.pulse(0);
    assertEquals(1, painted[0]);
    assertEquals(1, failures.size());
  }

  @Test
  void clocksHearSecondsCappedAfterAStall() {
    List<Double> heard = new ArrayList<>();
    pulse.clock(heard::add);
    pulse.pulse(1_000_000_000L);
    pulse.pulse(1_020_000_000L);
    pulse.pulse(9_000_000_000L);
    assertEquals(0.02, heard.get(1), 1e-9);
    assertEquals(0.25, heard.get(2), 1e-9);
    assertTrue(pulse.takeLongest() >= 0);
  }
}
