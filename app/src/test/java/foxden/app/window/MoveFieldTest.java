package foxden.app.window;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.app.FxToolkit;
import foxden.app.command.KeyMap;
import foxden.app.link.LiveSource;
import foxden.app.link.Pulse;
import foxden.app.session.Session;
import foxden.policies.baseline.RandomPolicy;
import foxden.sim.EnvironmentFactory;
import foxden.sim.StepResult;
import foxden.sim.TextForm;
import foxden.sim.WallClock;
import foxden.sim.tictactoe.TicTacToeTask;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where a person types moves. */
class MoveFieldTest {

  private static final WallClock CLOCK =
      new WallClock() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public Instant now() {
          return Instant.EPOCH;
        }
      };

  /** It still asked for "Your move" when the game was over. */
  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void noMoveIsAskedForWhenTheGameIsOver() throws InterruptedException {
    FxToolkit.start();
    EnvironmentFactory task = new TicTacToeTask();
    TextForm form = task.text().orElseThrow();
    Session session =
        new Session(
            new Pulse(
                e -> {
                  throw new AssertionError(e);
                }));
    LiveSource source =
        new LiveSource(
            "tictactoe",
            task.create(),
            CLOCK,
            List.of(LiveSource.HUMAN),
            name -> new RandomPolicy(),
            1,
            false);
    source.form(form);
    MoveField field = FxToolkit.onFx(() -> new MoveField(session));
    boolean asked = false;
    try (source) {
      FxToolkit.onFx(
          () -> {
            field.open(source);
            session.keysProperty().set(KeyMap.DRIVING);
            return null;
          });
      source.drive(LiveSource.HUMAN);
      source.run(true);
      StepResult head = source.episode().head();
      long said = -1;
      int idle = 0;
      while (head == null || !head.done()) {
        // What is said before the person has taken over is forgotten: then it is said again.
        if (head != null && (head.step() > said || ++idle > 600)) {
          idle = 0;
          StepResult now = head;
          asked |=
              FxToolkit.onFx(
                  () -> {
                    field.show(now.observation());
                    return field.isVisible();
                  });
          said = head.step();
          source.say(form.legal(head.observation()).get(0));
        }
        Thread.sleep(5);
        head = source.episode().head();
      }
      StepResult end = head;
      assertTrue(asked, "asked during the game");
      assertFalse(
          FxToolkit.onFx(
              () -> {
                field.show(end.observation());
                return field.isVisible();
              }));
    }
  }
}
