package foxden.app.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.app.FakeMind;
import foxden.app.FakeSource;
import foxden.app.link.Episode;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineModelTest {

  private final TimelineModel model = new TimelineModel();

  @Test
  void pixelsAndTimesAreEachOthersInverse() {
    model.extent(26, false);
    model.zoom(0.3, 7);
    for (double t : new double[] {6, 7, 9}) {
      assertEquals(t, model.time(model.x(t, 900), 900), 1e-9);
    }
  }

  @Test
  void theInstantUnderTheMouseStaysWhenZooming() {
    model.extent(26, false);
    double before = model.x(11, 900);
    model.zoom(0.5, 11);
    assertEquals(before, model.x(11, 900), 1e-6);
    assertEquals(13, model.to() - model.from(), 1e-9);
  }

  @Test
  void theWindowStaysOverTheEpisode() {
    model.extent(20, false);
    model.zoom(0.25, 1);
    model.pan(-50);
    assertEquals(0, model.from(), 1e-9);
    model.pan(500);
    assertEquals(20, model.to(), 1e-9);
    model.zoom(100, 3);
    assertTrue(model.fitted());
  }

  @Test
  void aGrowingEpisodeGetsRoom() {
    model.extent(3, true);
    double room = model.to();
    assertTrue(room >= 4);
    model.extent(3.5, true);
    assertEquals(room, model.to(), 1e-9, "no rescaling with every step");
  }

  @Test
  void labelsAreRoundAndFarEnoughApart() {
    model.extent(26, false);
    double s = model.spacing(900);
    assertTrue(model.x(s, 900) - model.x(0, 900) >= 72);
    assertEquals("4 s", TimelineModel.label(4, 2));
    assertEquals("0.25 s", TimelineModel.label(0.25, 0.05));
  }

  @Test
  void lanesComeFromWhatTheEpisodeHolds() {
    Episode.Columns c = new FakeSource(1000).episode().columns();
    List<Lane> lanes = model.lanes(c, true, List.of(), null, 20, 400);
    assertEquals(3, lanes.stream().filter(l -> l.kind() == Lane.Kind.GOAL).count());
    assertEquals(1, lanes.stream().filter(l -> l.kind() == Lane.Kind.GRIPPERS).count());
    assertEquals(1, lanes.stream().filter(l -> l.kind() == Lane.Kind.CONTACTS).count());
    assertEquals(Lane.Kind.GATES, lanes.get(lanes.size() - 1).kind());
    for (int i = 1; i < lanes.size(); i++) {
      assertTrue(lanes.get(i).y() >= lanes.get(i - 1).y() + lanes.get(i - 1).height());
    }
    List<Lane> squeezed = model.lanes(c, true, List.of(), null, 20, 60);
    assertTrue(squeezed.stream().allMatch(l -> l.height() >= 9));
  }

  @Test
  void valuesHaveUnits() {
    Episode.Columns c = new FakeSource(1000).episode().columns();
    Lane speed = new Lane(Lane.Kind.SERIES, "base speed", 0, 0, 20);
    assertTrue(TimelineModel.value(speed, c, 200, -1).matches("\\d\\.\\d\\d m/s"));
    Lane goal = new Lane(Lane.Kind.GOAL, "open(door_1)", 1, 0, 20);
    assertEquals("holds", TimelineModel.value(goal, c, 900, -1));
  }

  @Test
  void gateMarksCountTheHeadsThatLetGo() {
    FakeMind mind = new FakeMind(3, 4, 8, 4, 10);
    mind.grow(mind.tokensAt(1000));
    GateMarks marks = new GateMarks();
    assertTrue(marks.update(mind));
    float most = 0;
    for (int i = 8; i < mind.tokens(); i++) {
      int closed = 0;
      for (int l = 0; l < 3; l++) {
        for (int h = 0; h < 4; h++) {
          closed += Math.exp(mind.logForget(l, h, i)) < 0.1 ? 1 : 0;
        }
      }
      long step = mind.token(i).step();
      assertTrue(marks.share(step, step) >= closed / 12f - 1e-6);
      most = Math.max(most, closed / 12f);
    }
    assertEquals(most, marks.share(0, 2000), 1e-6);
    assertTrue(most > 0);
  }

  @Test
  void theLastLaneIsNotPushedOutWhileTheLowestOnesFit() {
    Episode.Columns c = new FakeSource(1000).episode().columns();
    int n = model.lanes(c, true, List.of(), null, 20, 400).size();
    for (double height = n * 12; height < 260; height += 7) {
      List<Lane> lanes = model.lanes(c, true, List.of(), null, 20, height);
      Lane last = lanes.get(n - 1);
      assertTrue(last.y() + last.height() <= 20 + height, "at " + height);
    }
  }

  @Test
  void theNewestStepShowsTheGatesOfTheLastDecision() {
    FakeMind mind = new FakeMind(3, 4, 8, 4, 10);
    mind.grow(mind.tokensAt(1000));
    GateMarks marks = new GateMarks();
    marks.update(mind);
    // The world has gone on for some steps since: there is no token of its newest step.
    assertEquals(marks.share(991, 1000), marks.at(1007, 10));
    assertEquals(marks.share(491, 500), marks.at(500, 10));
  }
}
