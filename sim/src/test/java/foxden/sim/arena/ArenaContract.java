package foxden.sim.arena;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.sim.Action;
import foxden.sim.Environment;
import foxden.sim.Snapshot;
import foxden.sim.StepResult;
import foxden.sim.TextForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** What every arena promises: same seed and actions, same bits; snapshots that continue alike. */
public final class ArenaContract {

  private ArenaContract() {}

  /** Checks it over some seeds, with random legal actions. */
  public static void holds(Supplier<Environment> worlds, TextForm form, int seeds) {
    for (long seed = 0; seed < seeds; seed++) {
      try (Environment world = worlds.get();
          Environment again = worlds.get()) {
        Random random = new Random(seed);
        List<Action> actions = new ArrayList<>();
        List<Long> hashes = new ArrayList<>();
        StepResult r = world.reset(seed);
        hashes.add(r.hash());
        Snapshot half = null;
        int halfAt = 0;
        while (!r.done()) {
          if (actions.size() == 3) {
            half = world.snapshot();
            halfAt = 3;
          }
          String text = form.sample(r.observation(), random);
          assertTrue(form.legal(text, r.observation()), text + " is legal");
          Action action = form.parse(text, r.observation());
          assertEquals(text, form.text(action));
          if (actions.size() < 3) {
            for (String representation : form.representations()) {
              form.observe(r.observation(), representation);
            }
          }
          actions.add(action);
          r = world.step(action);
          hashes.add(r.hash());
          assertEquals(world.spec().bodies().size() * 7, r.state().poses().length);
        }
        assertEquals(hashes.get(0), again.reset(seed).hash());
        for (int i = 0; i < actions.size(); i++) {
          assertEquals(hashes.get(i + 1), again.step(actions.get(i)).hash(), "step " + i);
        }
        if (half != null) {
          try (Environment third = worlds.get()) {
            third.reset(seed + 1);
            assertEquals(hashes.get(halfAt), third.restore(half).hash());
            for (int i = halfAt; i < actions.size(); i++) {
              assertEquals(hashes.get(i + 1), third.step(actions.get(i)).hash(), "resumed " + i);
            }
            byte[] cut = java.util.Arrays.copyOf(half.bytes(), half.bytes().length - 1);
            byte[] before = third.snapshot().bytes();
            assertThrows(
                IllegalArgumentException.class, () -> third.restore(new Snapshot(3, 0, cut)));
            assertArrayEquals(
                before, third.snapshot().bytes(), "a damaged snapshot changes nothing");
          }
        }
      }
    }
  }
}
