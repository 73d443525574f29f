package foxden.app.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.app.FakeMind;
import foxden.sim.loop.BreakCondition;
import java.util.List;
import org.junit.jupiter.api.Test;

class StopTest {

  private static final List<Stop> ALL =
      List.of(
          new Stop.World(new BreakCondition.OnContact("bag", "door/leaf")),
          new Stop.World(new BreakCondition.OnGoal("inside(bag, bin)", false)),
          new Stop.World(new BreakCondition.OnEvent("struck")),
          new Stop.World(new BreakCondition.OnSuccess()),
          new Stop.World(new BreakCondition.AtStep(412)),
          new Stop.World(new BreakCondition.OnNan()),
          new Stop.Series("base speed", "m/s", 0.4, true),
          new Stop.Gate(1, 2, 0.1),
          new Stop.Looks(0, 3, 1.5));

  @Test
  void theySurviveBeingWrittenAndRead() {
    assertEquals(ALL, Stop.read(Stop.write(ALL)));
    assertEquals(List.of(), Stop.read("[]"));
  }

  @Test
  void aDamagedFileGivesWhatCanBeRead() {
    assertEquals(List.of(), Stop.read("nonsense"));
    assertEquals(List.of(), Stop.read("{\"a\":1}"));
    assertEquals(
        List.of(new Stop.World(new BreakCondition.OnSuccess())),
        Stop.read("[{\"when\":\"OnSuccess\",\"of\":{}},{\"when\":\"Later\",\"of\":{}},{}]"));
  }

  @Test
  void everyOneSaysWhatItIs() {
    for (Stop s : ALL) {
      assertTrue(s.sentence().length() > 8 && !s.sentence().endsWith("."), s.sentence());
    }
    assertEquals("base speed rose above 0.400 m/s", ALL.get(6).sentence());
  }

  @Test
  void aListOfStopsSpeaksOfWhatWillHappenAndByNamesPeopleUse() {
    assertEquals("base speed rises above 0.400 m/s", ALL.get(6).wish());
    assertEquals("bag touches door leaf", ALL.get(0).wish());
    Stop goal = new Stop.World(new BreakCondition.OnGoal("subtask 1", true, "the bag is held"));
    assertEquals("\u201cthe bag is held\u201d comes true", goal.wish());
    assertEquals("\u201cthe bag is held\u201d came true", goal.sentence());
    assertEquals(List.of(goal), Stop.read(Stop.write(List.of(goal))));
    String older = "[{\"when\":\"OnGoal\",\"of\":{\"name\":\"open\",\"holds\":false}}]";
    assertEquals("\u201copen\u201d is no longer true", Stop.read(older).get(0).wish());
    for (Stop s : Stop.ofHead(1, 2)) {
      assertTrue(s.wish().contains("head 1.2"), s.wish());
    }
  }

  @Test
  void aCrossingIsNotAStandingAbove() {
    Stop.Series up = new Stop.Series("v", "", 1, true);
    assertTrue(Stop.crossed(up, 0.9f, 1.1f));
    assertFalse(Stop.crossed(up, 1.1f, 1.2f));
    assertFalse(Stop.crossed(up, 1.1f, 0.9f));
    assertTrue(Stop.crossed(new Stop.Series("v", "", 1, false), 1.1f, 0.9f));
  }

  @Test
  void aGateIsLookedAtOncePerToken() {
    FakeMind mind = new FakeMind(3, 4, 0, 4, 10);
    mind.grow(mind.tokensAt(200));
    Stop any = new Stop.Gate(0, 0, 0.999999);
    assertTrue(Stop.met(any, mind, 0, 0.01));
    assertFalse(Stop.met(any, mind, mind.tokens(), 0.01));
    assertFalse(Stop.met(new Stop.Gate(9, 0, 0.9), mind, 0, 0.01), "no such layer");
    assertTrue(Stop.met(new Stop.Looks(0, 0, 0), mind, 0, 0.01));
    assertFalse(Stop.met(new Stop.Looks(0, 0, 1e6), mind, 0, 0.01));
  }
}
