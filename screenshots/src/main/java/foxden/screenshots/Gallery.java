package foxden.screenshots;

import foxden.app.window.ScriptedSession;
import foxden.app.window.ScriptedSession.Act.Hover;
import foxden.app.window.ScriptedSession.Act.PickBody;
import foxden.app.window.ScriptedSession.Act.Play;
import foxden.app.window.ScriptedSession.Act.Run;
import foxden.app.window.ScriptedSession.Act.SeekTo;
import foxden.app.window.ScriptedSession.Act.Shoot;
import foxden.app.window.ScriptedSession.Act.Wait;
import java.util.List;

/** The scripts of the gallery. Each picture that the README shows is made here. */
final class Gallery {

  private Gallery() {}

  private static final int WIDTH = 1600;
  private static final int HEIGHT = 900;

  // The renderer smooths a picture once nothing moves; a busy machine takes some seconds, s.
  private static final double STILL = 6;

  /** All sessions of the gallery. */
  static List<ScriptedSession> sessions() {
    return List.of(
        home("the default session, light", false, "session-light.png"),
        home("the default session, dark", true, "session-dark.png"),
        new ScriptedSession(
            "what the mind looked at",
            null,
            WIDTH,
            HEIGHT,
            true,
            List.of(
                new SeekTo(0.55),
                new Play(false),
                new PickBody("bag_of_rubbish_1"),
                new Hover(0.3),
                new Wait(STILL),
                new Shoot("mind-dark.png"))),
        new ScriptedSession(
            "marks on the world: goals, contacts, path, attention",
            null,
            WIDTH,
            HEIGHT,
            false,
            List.of(
                new SeekTo(0.4),
                new Play(true),
                new Wait(3),
                new Play(false),
                new Run("overlay.goal_volumes"),
                new Run("overlay.contacts"),
                new Run("overlay.path"),
                new Run("overlay.attention"),
                new Wait(STILL),
                new Shoot("marks-light.png"))),
        new ScriptedSession(
            "what a fox means to do next",
            "trash",
            WIDTH,
            HEIGHT,
            true,
            List.of(
                new Run("overlay.chunk"),
                new Run("overlay.goal_volumes"),
                new Run("overlay.trail"),
                new Play(true),
                new Wait(10),
                new Play(false),
                new Run("camera.follow"),
                new Wait(STILL),
                new Shoot("plan-dark.png"))),
        new ScriptedSession(
            "the grid world",
            "gridworld",
            WIDTH,
            HEIGHT,
            false,
            List.of(
                new Play(true),
                new Wait(6),
                new Play(false),
                new Wait(STILL),
                new Shoot("gridworld-light.png"))),
        new ScriptedSession(
            "the cheetah's expert, a fox reading along",
            "cheetah-1000",
            WIDTH,
            HEIGHT,
            false,
            List.of(
                new Play(true),
                new Wait(4),
                new Play(false),
                new Wait(STILL),
                new Shoot("cheetah-light.png"))),
        new ScriptedSession(
            "a small window",
            null,
            1280,
            720,
            false,
            List.of(
                new SeekTo(0.8), new Play(false), new Wait(STILL), new Shoot("small-light.png"))));
  }

  private static ScriptedSession home(String name, boolean dark, String file) {
    return new ScriptedSession(
        name,
        null,
        WIDTH,
        HEIGHT,
        dark,
        List.of(
            new SeekTo(0.4),
            new Play(true),
            new Wait(5),
            new Play(false),
            new Wait(STILL),
            new Shoot(file)));
  }
}
