package foxden.policies.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.policies.Alteration;
import foxden.policies.Mind;
import foxden.policies.Policy;
import foxden.policies.baseline.RandomPolicy;
import foxden.policies.catalog.Policies;
import foxden.sim.Environment;
import foxden.sim.Snapshot;
import foxden.sim.StepResult;
import foxden.sim.gridworld.GridWorldEnvironment;
import foxden.sim.gridworld.GridWorldTask;
import foxden.sim.household.TrashFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Attention is a private script each time, and it is no proof of cause (pain 13 of the peers): here
 * the cause is tested, by changing one thing and running on.
 */
class CounterfactualTest {

  private static final Policies POLICIES = Policies.standard(Path.of("..").toAbsolutePath());

  /** An episode up to a decision, with all that was seen. */
  private record Begun(
      Environment world, Snapshot at, List<Counterfactual.Seen> before, long seed, String task) {

    Counterfactual.Outcome ask(Alteration change, int steps) {
      return Counterfactual.run(
          world, at, before, () -> POLICIES.create("fox", task, -1), change, seed, steps, p -> {});
    }
  }

  private static Begun begin(Environment world, long seed, int ticks) {
    String task = world.spec().task();
    StepResult r = world.reset(seed);
    List<Counterfactual.Seen> seen = new ArrayList<>();
    try (Policy fox = POLICIES.create("fox", task, -1)) {
      fox.reset(world.spec(), seed);
      for (int i = 0; i < ticks; ) {
        var d = fox.act(r.observation());
        seen.add(new Counterfactual.Seen(r.observation(), d.action()));
        for (int k = 0; k < world.spec().policyEvery() && i < ticks; k++, i++) {
          r = world.step(d.action());
        }
      }
    }
    return new Begun(world, world.snapshot(), seen, seed, task);
  }

  private static void same(Counterfactual.Outcome o) {
    assertEquals(-1, o.firstDifferent());
    assertEquals(o.asItIs().steps().size(), o.changed().steps().size());
    for (int i = 0; i < o.asItIs().steps().size(); i++) {
      assertEquals(o.asItIs().steps().get(i).hash(), o.changed().steps().get(i).hash());
    }
  }

  @Test
  void withoutItsDemonstrationsTheGridFoxGoesAnotherWay() {
    Environment world = new GridWorldTask(true).create();
    Begun b = begin(world, 1, 0);
    Counterfactual.Outcome o = b.ask(new Alteration.Cover("demo", true), 12);
    // Somebody who does not know what the words mean may still guess right now and then.
    for (int seed = 2; seed < 9 && o.firstDifferent() < 0; seed++) {
      b = begin(world, seed, 0);
      o = b.ask(new Alteration.Cover("demo", true), 12);
    }
    assertTrue(o.firstDifferent() >= 0, "the demonstrations tell what the words mean");
    assertTrue(o.differs().contains("instead of"), o.differs());
    // Both minds can be looked into, over the same tokens up to the cursor.
    Mind a = o.asItIs().mind().orElseThrow();
    Mind c = o.changed().mind().orElseThrow();
    assertEquals(a.token(0).label(), c.token(0).label());
    // A group that does not occur changes nothing, to the bit.
    same(b.ask(new Alteration.Cover("smell", true), 12));
  }

  @Test
  void fromOneStateTheSameHeadsGiveTheSameBits() {
    Begun b = begin(new GridWorldEnvironment(), 7, 3);
    Counterfactual.Outcome first = b.ask(new Alteration.Gate(0, 0, 1), 15);
    Counterfactual.Outcome again = b.ask(new Alteration.Gate(0, 0, 1), 15);
    assertEquals(first.firstDifferent(), again.firstDifferent());
    assertEquals(
        first.changed().steps().get(first.changed().steps().size() - 1).hash(),
        again.changed().steps().get(again.changed().steps().size() - 1).hash());
    // The world began where the cursor was.
    assertEquals(3, first.asItIs().steps().get(0).step());
    Mind m = first.changed().mind().orElseThrow();
    int last = m.tokens() - 1;
    assertEquals(0, m.logForget(0, 0, last), 1e-6, "the gate stands open from the cursor on");
    assertEquals(
        first.asItIs().mind().orElseThrow().logForget(0, 0, 2),
        m.logForget(0, 0, 2),
        "and is as it was before");
  }

  @Test
  void theHouseholdFoxWithABrokenSensorActsOtherwiseAtOnce() {
    try (Environment world = new TrashFactory().create()) {
      Begun b = begin(world, 3, 20);
      Counterfactual.Outcome o =
          b.ask(new Alteration.Sense("truth.objects", Alteration.Fault.OFFSET, 0.4), 20);
      assertEquals(20, o.firstDifferent());
      assertTrue(o.difference() > 0 && o.differs().contains("% of its range"), o.differs());
      // Frozen at what it showed last it begins a decision later to be wrong, if at all.
      Counterfactual.Outcome frozen =
          b.ask(new Alteration.Sense("truth.base", Alteration.Fault.FROZEN, 0), 20);
      assertTrue(frozen.firstDifferent() == -1 || frozen.firstDifferent() >= 20);
      Counterfactual.Outcome head = b.ask(new Alteration.HeadOff(1, 0), 20);
      assertFalse(head.asItIs().decisions().isEmpty());
      assertTrue(head.firstDifferent() >= 20);
      assertThrows(
          IllegalArgumentException.class,
          () -> b.ask(new Alteration.Sense("truth.smell", Alteration.Fault.DARK, 0), 10));
      assertThrows(IllegalArgumentException.class, () -> b.ask(new Alteration.HeadOff(9, 0), 10));
    }
  }

  @Test
  void whoHasNoNetworkSaysSo() {
    Environment world = new GridWorldEnvironment();
    world.reset(1);
    String said =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    Counterfactual.run(
                        world,
                        world.snapshot(),
                        List.of(),
                        RandomPolicy::new,
                        new Alteration.HeadOff(0, 0),
                        1,
                        5,
                        p -> {}))
            .getMessage();
    assertTrue(said.contains("no network"), said);
  }
}
