package foxden.policies.fox.household;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.policies.Mind;
import foxden.policies.Policy;
import foxden.policies.catalog.Policies;
import foxden.policies.evaluate.MindRunner;
import foxden.sim.Action;
import foxden.sim.Environment;
import foxden.sim.StepResult;
import foxden.sim.household.TrashFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ShippedHouseholdFoxTest {

  private static final Path ROOT = Path.of(System.getProperty("foxden.root", ".."));

  /** Two of the seeds that it never saw; all hundred: {@code foxden evaluate --task trash}. */
  @Test
  void itCarriesTheBagOut() {
    Policy fox = Policies.standard(ROOT).create("fox", "trash");
    try (Environment world = new TrashFactory().create()) {
      for (long seed : new long[] {1, 8}) {
        StepResult result = world.reset(seed);
        fox.reset(world.spec(), seed);
        Action action = fox.act(result.observation()).action();
        while (!result.done() && result.step() < 4000) {
          result = world.step(action);
          if (result.step() % world.spec().policyEvery() == 0) {
            action = fox.act(result.observation()).action();
          }
        }
        assertTrue(result.success(), "seed " + seed + ", " + result.step() + " steps");
      }
    }
  }

  @Test
  void itDrivesAndFollowsInTheShippedHouse() {
    Policies policies = Policies.standard(ROOT);
    Policy fox = policies.create("fox", "trash");
    MindRunner runner = new MindRunner(policies.create("fox", "trash"));
    try (Environment world = new TrashFactory().create()) {
      StepResult result = world.reset(3);
      fox.reset(world.spec(), 3);
      runner.reset(world.spec(), 3);
      Action action = new Action.VectorAction(new float[21]);
      double difference = 0;
      while (result.step() < 200) {
        if (result.step() % world.spec().policyEvery() == 0) {
          action = fox.act(result.observation()).action();
          // Two copies that see the same and are told the same must think the same.
          difference += runner.follow(result.observation(), action).difference();
        }
        result = world.step(action);
      }
      assertEquals(0, difference, 1e-6);
      Mind mind = fox.mind().orElseThrow();
      assertEquals(2 * 20, mind.tokens());
      // The context is the 12.8 s that it was trained with.
      assertTrue(mind.firstInContext() == 0);
      assertEquals(190, mind.token(39).step());
    }
  }
}
