package foxden.app.lesson;

import foxden.app.lesson.Lesson.Act;
import foxden.app.lesson.Lesson.Moment;
import foxden.app.link.Episode;
import foxden.app.link.Source;
import foxden.app.session.Message;
import foxden.app.session.Pick;
import foxden.app.session.Session;
import foxden.policies.Mind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Does what the pages of a lesson say, one thing after the other: each waits until what it needs is
 * there, such as a recording that is read. FX thread.
 */
final class LessonRunner {

  /** Longer than this nothing is waited for, s. */
  private static final double PATIENCE = 90;

  private final Session session;
  private final LessonStage stage;
  private final Deque<Act> queue = new ArrayDeque<>();
  private double waited;
  private boolean asked;
  private @Nullable Source before;

  LessonRunner(Session session, LessonStage stage) {
    this.session = session;
    this.stage = stage;
  }

  /** Does these next; what was still to do is left out. */
  void begin(List<Act> acts) {
    queue.clear();
    queue.addAll(acts);
    waited = 0;
    asked = false;
  }

  /** Whether something is still to be done. */
  boolean busy() {
    return !queue.isEmpty();
  }

  /** What is waited for; empty when nothing is. */
  String waiting() {
    Act next = queue.peek();
    if (next == null) {
      return "";
    }
    if (next instanceof Act.AwaitMind) {
      return "The network reads along\u2026";
    }
    return next instanceof Act.Again ? "Making the recording again\u2026" : "Preparing\u2026";
  }

  /** Goes on; once a pulse. */
  void tick(double dt) {
    while (!queue.isEmpty()) {
      if (!done(queue.peek())) {
        waited += dt;
        if (waited > PATIENCE) {
          session.say(
              Message.Level.WARNING,
              "The lesson waited long enough for something (" + waiting() + "); go on by hand.");
          queue.clear();
        }
        return;
      }
      queue.remove();
      waited = 0;
      asked = false;
    }
  }

  private boolean done(Act act) {
    if (act instanceof Act.Open open) {
      return opened(open);
    }
    Source source = session.source().orElse(null);
    if (source == null) {
      return true;
    }
    if (act instanceof Act.Seek seek) {
      return sought(source, seek.moment());
    } else if (act instanceof Act.Play play) {
      session.play(play.on());
    } else if (act instanceof Act.Speed speed) {
      session.speedProperty().set(speed.factor());
    } else if (act instanceof Act.PickBody pick) {
      source.spec().bodies().stream()
          .filter(b -> b.startsWith(pick.name()))
          .findFirst()
          .ifPresent(b -> session.pickProperty().set(new Pick.Body(b)));
    } else if (act instanceof Act.Head head) {
      session.layerProperty().set(head.layer());
      session.headProperty().set(head.head());
    } else if (act instanceof Act.Overlays overlays) {
      stage.overlays(overlays.shown());
    } else if (act instanceof Act.Camera camera) {
      stage.camera(camera.mode());
    } else if (act instanceof Act.Drive drive) {
      return driven(source, drive.driver());
    } else if (act instanceof Act.Restart restart) {
      source.restart(restart.seed());
      session.play(true);
    } else if (act instanceof Act.Run run) {
      if (!stage.command(run.command())) {
        session.say(
            Message.Level.WARNING,
            "The lesson asks for '" + run.command() + "', which is no command.");
      }
    } else if (act instanceof Act.AwaitMind) {
      return read(source);
    } else if (act instanceof Act.Again again) {
      return madeAgain(again);
    }
    return true;
  }

  private boolean opened(Act.Open open) {
    if (!asked) {
      asked = true;
      before = session.source().orElse(null);
      stage.open(open.target());
      return false;
    }
    Source now = session.source().orElse(null);
    if (now == null || now == before) {
      // It failed when nothing is being opened any more; the window said why.
      if (!stage.busy()) {
        queue.clear();
        queue.add(open);
        return true;
      }
      return false;
    }
    if (!open.driver().isEmpty() && !now.driver().equals(open.driver())) {
      session.drive(open.driver());
    }
    if (open.seed() != null && now.live()) {
      now.restart(open.seed());
    }
    return true;
  }

  // A network may take a while to load; what comes next is about it.
  private boolean driven(Source source, String driver) {
    if (!asked) {
      asked = true;
      if (!source.driver().equals(driver)) {
        session.drive(driver);
      }
    }
    return !source.health().note().startsWith("loading");
  }

  private boolean sought(Source source, Moment moment) {
    Episode e = source.episode();
    boolean reading = source.health().note().equals("reading");
    OptionalLong step = find(e, moment);
    if (step.isPresent() && (!reading || step.getAsLong() <= e.lastStep())) {
      session.play(false);
      session.seek(step.getAsLong());
      return true;
    }
    if (!reading && !source.live()) {
      session.say(Message.Level.WARNING, "The lesson looks for a moment that is not here.");
      return true;
    }
    return false;
  }

  /** The step of a moment, when it is there yet. */
  static OptionalLong find(Episode e, Moment moment) {
    if (e.isEmpty()) {
      return OptionalLong.empty();
    }
    if (moment instanceof Moment.At at) {
      return at.step() <= e.lastStep() ? OptionalLong.of(at.step()) : OptionalLong.empty();
    } else if (moment instanceof Moment.Edge edge) {
      return OptionalLong.of(edge.last() ? e.lastStep() : e.firstStep());
    } else if (moment instanceof Moment.OnEvent on) {
      List<Episode.Mark> marks =
          e.marks().stream().filter(m -> m.event().kind().equals(on.kind())).toList();
      int i = on.nth() > 0 ? on.nth() - 1 : marks.size() + on.nth();
      return i >= 0 && i < marks.size()
          ? OptionalLong.of(marks.get(i).step())
          : OptionalLong.empty();
    }
    String text = ((Moment.OnGoal) moment).goal();
    Episode.Columns c = e.columns();
    for (int g = 0; g < Math.min(64, c.goalNames().size()); g++) {
      if (!c.goalNames().get(g).contains(text)) {
        continue;
      }
      for (int row = 0; row < c.rows(); row++) {
        if ((c.goals()[row] >> g & 1) != 0) {
          return OptionalLong.of(c.steps()[row]);
        }
      }
    }
    return OptionalLong.empty();
  }

  private boolean read(Source source) {
    Mind mind = source.mind().orElse(null);
    if (mind != null && mind.tokens() > 0) {
      long last = mind.token(mind.tokens() - 1).step();
      if (last >= session.cursor() - 2L * source.spec().policyEvery()) {
        return true;
      }
    }
    // Nobody will read along any more.
    return mind == null && !source.live() && source.health().note().isEmpty();
  }

  private boolean madeAgain(Act.Again again) {
    Source s = session.source().orElse(null);
    if (!asked) {
      if (s != null && s.health().note().equals("reading")) {
        return false;
      }
      asked = true;
      stage.again(again);
      return false;
    }
    return !stage.busy();
  }
}
