package foxden.app.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.app.FakeSource;
import foxden.app.lesson.Lesson.Act;
import foxden.app.lesson.Lesson.Moment;
import foxden.app.link.Episode;
import foxden.app.link.Pulse;
import foxden.app.scene3d.CameraMode;
import foxden.app.scene3d.Overlay;
import foxden.app.session.Pick;
import foxden.app.session.Session;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pains 12 (seek details) and 16 (link to a moment) of those who come from other tools. */
class LessonRunnerTest {

  private final NoStage stage = new NoStage();
  private Session session;
  private LessonRunner runner;

  @BeforeEach
  void open() {
    session = new Session(new Pulse(e -> {}));
    session.open(new FakeSource(1500));
    runner = new LessonRunner(session, stage);
  }

  @AfterEach
  void close() {
    session.close();
  }

  private void run(Act... acts) {
    runner.begin(List.of(acts));
    runner.tick(0.02);
  }

  @Test
  void aPageMovesCursorSelectionAndLayout() {
    run(
        new Act.Seek(new Moment.At(300)),
        new Act.PickBody("bag_of"),
        new Act.Head(1, 2),
        new Act.Speed(0.5),
        new Act.Overlays(Set.of(Overlay.ATTENTION)),
        new Act.Camera(CameraMode.FOLLOW),
        new Act.Run("run.play"));
    assertEquals(300, session.cursor());
    assertFalse(session.playingProperty().get());
    assertEquals(new Pick.Body("bag_of_rubbish_1"), session.pickProperty().get());
    assertEquals(1, session.layerProperty().get());
    assertEquals(2, session.headProperty().get());
    assertEquals(0.5, session.speedProperty().get());
    assertEquals(List.of("overlays [ATTENTION]", "camera FOLLOW", "command run.play"), stage.asked);
    assertFalse(runner.busy());
  }

  @Test
  void momentsAreFoundInTheEpisode() {
    Episode e = session.episode().orElseThrow();
    Episode.Mark first = e.marks().get(0);
    assertEquals(first.step(), find(new Moment.OnEvent(first.event().kind(), 1)));
    assertEquals(e.lastStep(), find(new Moment.Edge(true)));
    assertEquals(0, find(new Moment.Edge(false)));
    assertTrue(LessonRunner.find(e, new Moment.OnEvent("earthquake", 1)).isEmpty());
    assertTrue(LessonRunner.find(e, new Moment.At(99_999)).isEmpty());
    String goal = e.goalNames().get(0);
    long came = find(new Moment.OnGoal(goal));
    assertTrue(e.holds(goal, came));
    assertTrue(came == 0 || !e.holds(goal, came - 1));
  }

  private long find(Moment moment) {
    return LessonRunner.find(session.episode().orElseThrow(), moment).orElseThrow();
  }

  @Test
  void aMomentThatIsNotThereIsSaidAndTheLessonGoesOn() {
    run(new Act.Seek(new Moment.OnEvent("earthquake", 1)), new Act.Seek(new Moment.At(7)));
    assertEquals(7, session.cursor());
    assertTrue(session.messages().get(0).text().contains("a moment that is not here"));
  }

  @Test
  void whatIsOpenedIsWaitedFor() {
    stage.busy = true;
    run(new Act.Open("gridworld", null, ""), new Act.Head(1, 1));
    runner.tick(0.02);
    assertTrue(runner.busy());
    assertEquals(0, session.layerProperty().get());
    session.open(new FakeSource(400));
    stage.busy = false;
    runner.tick(0.02);
    assertEquals(1, session.layerProperty().get());
    assertFalse(runner.busy());
  }

  @Test
  void whatCannotBeOpenedEndsThePageNotTheLesson() {
    run(new Act.Open("nowhere.mcap", null, ""), new Act.Head(1, 1));
    runner.tick(0.02);
    assertFalse(runner.busy());
    assertEquals(0, session.layerProperty().get());
  }

  @Test
  void nothingIsWaitedForForEver() {
    stage.busy = true;
    run(new Act.Again(3, "", 0, 0));
    for (int i = 0; i < 200; i++) {
      runner.tick(0.5);
    }
    assertFalse(runner.busy());
    assertTrue(session.messages().get(0).text().contains("go on by hand"));
  }
}
