package foxden.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.app.FakeSource;
import foxden.app.link.Episode;
import foxden.app.link.Interventions.Branch;
import foxden.sim.StepResult;
import foxden.sim.WorldState;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private final Episode here = new FakeSource(400).episode();

  // The same up to a step, then the robot is a growing way off.
  private Branch parted(long at) {
    Episode there = new Episode(here.spec(), 64 << 20);
    for (long step = 0; step <= 300; step++) {
      StepResult r = here.frame(step);
      float[] poses = r.state().poses().clone();
      boolean off = step >= at;
      poses[0] += off ? (step - at + 1) * 0.01f : 0;
      there.append(
          new StepResult(
              step,
              step * 0.01,
              r.observation(),
              0,
              false,
              false,
              r.goals(),
              r.contacts(),
              r.events(),
              new WorldState(poses, r.state().qpos()),
              off ? r.hash() + 1 : r.hash()),
          "other");
    }
    return new Branch(3, "branch 3", false, at - 1, there);
  }

  @Test
  void saysWhereTheyPartAndHowFar() {
    Comparison c = Comparison.of(here, parted(120));
    assertEquals(120, c.divergedAt());
    assertEquals(1.2, c.divergedTime(), 1e-9);
    assertEquals(0, c.distances()[c.at(1.0)]);
    assertEquals(0.81, c.distances()[c.at(2.0)], 1e-3);
    assertEquals("robot/base_link", c.bodies()[c.at(2.0)]);
    assertEquals(1.81, c.farthest(), 1e-3);
    assertTrue(c.sentence(2.0).startsWith("parts at 1.20 s (step 120); robot/base_link 0.810 m"));
  }

  @Test
  void theSameIsTheSame() {
    Comparison c = Comparison.of(here, new Branch(1, "b", false, 200, here.copy(200)));
    assertEquals(-1, c.divergedAt());
    assertEquals(0, c.farthest());
    assertEquals("the same so far", c.sentence(1));
    assertEquals(21, c.times().length);
  }

  @Test
  void aCopyIsNotWrittenByItsOriginal() {
    Episode copy = here.copy(100);
    assertEquals(100, copy.lastStep());
    here.truncate(50);
    assertEquals(100, copy.lastStep());
    assertEquals(100, copy.frame(100).step());
  }
}
