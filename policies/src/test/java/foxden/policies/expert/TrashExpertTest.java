package foxden.policies.expert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.sim.Action;
import foxden.sim.Driver;
import foxden.sim.Environment;
import foxden.sim.StepResult;
import foxden.sim.household.TrashFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrashExpertTest {

  @Test
  void carriesTheBagOut() {
    Environment env = new TrashFactory().create();
    for (long seed = 0; seed < 1; seed++) {
      ExpertTrial.Outcome o = ExpertTrial.run(env, new TrashExpert(), seed, false, true);
      assertTrue(o.success(), o.log());
      assertEquals(4, o.subtasks(), o.log());
    }
  }

  /**
   * Without closing a hand nothing gets out, and the door stays where it is. Twelve seconds each,
   * past the moment at which the bag is in hand otherwise; whole episodes: {@code ExpertTrial 0 20
   * 2 gripless}.
   */
  @Test
  void neverSucceedsWithoutGrippers() {
    int ticks = 1200;
    IntStream.range(0, 2)
        .parallel()
        .forEach(
            half -> {
              Environment env = new TrashFactory().create();
              for (long seed = half; seed < 20; seed += 2) {
                StepResult r = env.reset(seed);
                TrashExpert expert = new TrashExpert();
                expert.reset(env.spec(), seed);
                while (!r.done() && r.step() < ticks) {
                  Driver.Decision d = expert.act(r.observation());
                  float[] a = ((Action.VectorAction) d.action()).values();
                  a[13] = 100;
                  a[20] = 100;
                  for (int i = 0; i < env.spec().policyEvery(); i++) {
                    r = env.step(new Action.VectorAction(a));
                  }
                }
                assertFalse(r.success(), "seed " + seed);
                int door = env.spec().joints().indexOf("door_1/leaf_hinge");
                assertEquals(0, r.state().qpos()[door], 1e-6f, "door, seed " + seed);
              }
            });
  }

  @Test
  void isDeterministic() {
    Environment env = new TrashFactory().create();
    long[] hash = new long[2];
    for (int k = 0; k < 2; k++) {
      StepResult r = env.reset(3);
      TrashExpert expert = new TrashExpert();
      expert.reset(env.spec(), 3);
      while (r.step() < 500) {
        Action a = expert.act(r.observation()).action();
        for (int i = 0; i < 10; i++) {
          r = env.step(a);
        }
      }
      hash[k] = r.hash();
    }
    assertEquals(hash[0], hash[1]);
  }
}
