package foxden.app.window;

import foxden.app.link.Episode;
import foxden.app.session.Message;
import foxden.app.session.Pick;
import foxden.app.session.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.stage.Stage;

/**
 * Plays one {@link ScriptedSession} in a window in memory, act by act, one a pulse. FX thread only.
 */
final class ScriptedRun {

  /** Wall time after which a session that has not opened is given up, s. */
  private static final double PATIENCE = 60;

  private final ScriptedSession script;
  private final Workbench.Alive alive;
  private final Path folder;
  private final Consumer<String> told;
  private final Stage stage = new Stage();
  private int next;
  private double clock;
  private double until;
  private boolean ready;
  private boolean ended;

  /**
   * @param folder receives the pictures
   * @param told one line for each picture written, and the sentence when something failed
   */
  ScriptedRun(ScriptedSession script, Workbench.Alive alive, Path folder, Consumer<String> told) {
    this.script = script;
    this.alive = alive;
    this.folder = folder;
    this.told = told;
  }

  /**
   * Begins.
   *
   * @param done told whether every act was carried out
   */
  void start(Consumer<Boolean> done) {
    stage.setScene(alive.window().scene());
    stage.setX(0);
    stage.setY(0);
    stage.setWidth(script.width());
    stage.setHeight(script.height());
    stage.show();
    alive.pulse().clock(dt -> tick(dt, done));
  }

  private void tick(double dt, Consumer<Boolean> done) {
    if (ended) {
      return;
    }
    clock += dt;
    Session session = alive.session();
    if (!ready) {
      for (Message m : session.messages()) {
        if (m.level() == Message.Level.ERROR && session.source().isEmpty()) {
          end(false, script.name() + ": " + m.text(), done);
          return;
        }
      }
      ready = session.source().isPresent() && !alive.window().world().pace().isEmpty();
      if (!ready && clock > PATIENCE) {
        end(false, script.name() + ": nothing was drawn within " + PATIENCE + " s", done);
      }
      until = clock;
      return;
    }
    if (clock < until) {
      return;
    }
    if (next == script.acts().size()) {
      end(true, "", done);
      return;
    }
    try {
      perform(script.acts().get(next++), session);
    } catch (IOException | RuntimeException e) {
      end(false, script.name() + ", act " + next + ": " + e.getMessage(), done);
    }
  }

  private void perform(ScriptedSession.Act act, Session session) throws IOException {
    if (act instanceof ScriptedSession.Act.Run a) {
      alive.commands().run(a.command());
    } else if (act instanceof ScriptedSession.Act.SeekTo a) {
      session.episode().ifPresent(e -> session.seek(at(e, a.share())));
    } else if (act instanceof ScriptedSession.Act.Play a) {
      session.play(a.on());
    } else if (act instanceof ScriptedSession.Act.Wait a) {
      until = clock + a.seconds();
    } else if (act instanceof ScriptedSession.Act.PickBody a) {
      session.pickProperty().set(new Pick.Body(a.body()));
    } else if (act instanceof ScriptedSession.Act.Hover a) {
      session.episode().ifPresent(e -> session.hoverStepProperty().set(at(e, a.share())));
    } else if (act instanceof ScriptedSession.Act.Shoot a) {
      Path file = folder.resolve(a.file());
      WindowPicture.write(alive.window().scene().snapshot(null), file);
      told.accept(file.toString());
    }
  }

  private static long at(Episode e, double share) {
    return Math.round(e.firstStep() + share * (e.lastStep() - e.firstStep()));
  }

  private void end(boolean good, String sentence, Consumer<Boolean> done) {
    ended = true;
    if (!sentence.isEmpty()) {
      told.accept(sentence);
    }
    alive.pulse().stop();
    stage.hide();
    alive.window().close();
    alive.session().close();
    done.accept(good);
  }
}
