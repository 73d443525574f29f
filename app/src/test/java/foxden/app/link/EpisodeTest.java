package foxden.app.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.app.FakeSource;
import foxden.sim.StepResult;
import org.junit.jupiter.api.Test;

class EpisodeTest {

  private final Episode e = new FakeSource(1000).episode();

  @Test
  void keepsEveryStepInColumnsAndThirtyFramesASecond() {
    assertEquals(1001, e.rows());
    assertEquals(1000, e.lastStep());
    StepResult r = e.frame(503);
    assertNotNull(r);
    assertTrue(r.step() <= 503 && r.step() > 498, "frame " + r.step());
    assertEquals(1000, e.frame(5000).step());
  }

  @Test
  void timesAndStepsAreEachOthersInverse() {
    for (long s : new long[] {0, 1, 499, 1000}) {
      assertEquals(s, e.stepAtTime(e.time(s)));
    }
    assertEquals(0, e.stepAtTime(-3));
    assertEquals(1000, e.stepAtTime(1e9));
  }

  @Test
  void goalsBecomeBits() {
    Episode.Columns c = e.columns();
    int open = c.goalNames().indexOf("open(door_1)");
    assertEquals(0, c.goals()[100] >> open & 1);
    assertEquals(1, c.goals()[900] >> open & 1);
  }

  @Test
  void goingBackForgetsTheFuture() {
    StepResult back = e.frame(400);
    e.append(back, "fox");
    assertEquals(back.step(), e.lastStep());
    assertEquals("fox", e.driver(back.step()));
    assertTrue(e.marks().stream().allMatch(m -> m.step() <= back.step()));
    assertTrue(e.decisions().stream().allMatch(d -> d.step() <= back.step()));
  }

  @Test
  void framesStayWithinTheirBytesAndColumnsStayWhole() {
    FakeSource source = new FakeSource(4000);
    Episode small = new Episode(source.spec(), 100_000);
    for (int row = 0; row < source.episode().rows(); row += 4) {
      small.append(source.episode().frame(row), "x");
    }
    assertTrue(small.frameBytes() < 150_000, "bytes " + small.frameBytes());
    assertEquals(source.episode().frame(4000).step(), small.lastStep());
    assertTrue(small.rows() > 900);
  }

  @Test
  void speedOfTheBaseIsMeasuredFromPoses() {
    Episode.Columns c = e.columns();
    int speed = 0;
    assertEquals("base speed", c.series().get(speed).name());
    assertTrue(c.values()[speed][200] > 0.3, "moving");
    assertEquals("m/s", c.series().get(speed).unit());
  }

  @Test
  void versionTellsOfEveryChange() {
    long v = e.version();
    e.truncate(900);
    assertTrue(e.version() > v);
    assertEquals(899, e.lastStep());
  }
}
