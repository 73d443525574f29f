package foxden.sim.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.sim.Action;
import foxden.sim.StepResult;
import foxden.sim.Trace;
import foxden.sim.toy.ToyEnvironment;
import org.junit.jupiter.api.Test;

class HistoryTest {

  private final ToyEnvironment env = new ToyEnvironment();

  private History filled(long bytes, int steps, int every, int made) {
    History history = new History(bytes, steps, every);
    StepResult r = env.reset(1);
    history.start(entry(r), env.snapshot());
    for (int i = 0; i < made; i++) {
      r = env.step(new Action.VectorAction(new float[] {0.01f, 0}));
      history.add(entry(r), history.wantsSnapshot(r.step()) ? env.snapshot() : null);
    }
    return history;
  }

  private static History.Entry entry(StepResult r) {
    return new History.Entry(
        r, new Action.VectorAction(new float[] {0.01f, 0}), "toy", Trace.NONE, -1);
  }

  @Test
  void alwaysBeginsWithASnapshotAndKeepsToItsBounds() {
    for (int made : new int[] {5, 99, 100, 101, 1234}) {
      History history = filled(Long.MAX_VALUE, 100, 10, made);
      assertTrue(history.size() <= 100);
      assertEquals(made, history.last());
      assertEquals(history.first(), history.snapshotBefore(history.first()).orElseThrow().step());
    }
    History small = filled(40_000, 2000, 10, 1000);
    assertTrue(small.bytes() <= 40_000, "bytes " + small.bytes());
    assertTrue(small.size() > 10);
  }

  @Test
  void everyStepItHoldsCanBeMadeAgain() {
    History history = filled(Long.MAX_VALUE, 100, 10, 333);
    for (long step = history.first(); step <= history.last(); step++) {
      StepResult r = env.restore(history.snapshotBefore(step).orElseThrow());
      assertTrue(step - r.step() < 10);
      while (r.step() < step) {
        r = env.step(history.at(r.step() + 1).action());
      }
      assertEquals(history.at(step).result().hash(), r.hash());
    }
  }

  @Test
  void aBranchForgetsWhatCameAfter() {
    History history = filled(Long.MAX_VALUE, 100, 10, 50);
    long before = history.bytes();
    history.cutAfter(33);
    assertEquals(33, history.last());
    assertTrue(history.bytes() < before);
    assertEquals(30, history.snapshotBefore(99).orElseThrow().step());
    assertThrows(IllegalArgumentException.class, () -> history.at(34));
  }
}
