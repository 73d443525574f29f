package foxden.app.lesson;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import foxden.app.lesson.Lesson.Act;
import foxden.app.lesson.Lesson.Moment;
import foxden.app.scene3d.CameraMode;
import foxden.app.scene3d.Overlay;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads lessons; a broken one gets one sentence with file, place and mend. */
public final class LessonFile {

  /** What the name of such a file ends in. */
  public static final String SUFFIX = ".lesson.json";

  /** Version of the format. */
  private static final int VERSION = 1;

  private static final long MOST = Integer.MAX_VALUE;

  /** The shipped lessons, in the order of the menu. */
  private static final List<String> SHIPPED =
      List.of("forget-gate", "replay-drift", "looked-at-when-grasping");

  private LessonFile() {}

  /** The shipped lessons by id. */
  public static Map<String, Lesson> shipped() {
    Map<String, Lesson> all = new LinkedHashMap<>();
    for (String id : SHIPPED) {
      String name = id + SUFFIX;
      try (InputStream in = LessonFile.class.getResourceAsStream(name)) {
        if (in == null) {
          throw new IllegalStateException("the lesson " + name + " is not in the program");
        }
        all.put(id, parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
      } catch (IOException e) {
        throw new IllegalStateException(e.getMessage(), e);
      }
    }
    return all;
  }

  /**
   * Reads a file.
   *
   * @throws IOException one sentence with file, place and mend
   */
  public static Lesson read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + ": there is no such file");
    }
    String text;
    try {
      text = Files.readString(file);
    } catch (java.nio.charset.CharacterCodingException e) {
      throw new IOException(file + ": is no text in UTF-8; save it again as such", e);
    }
    return parse(file.toString(), text);
  }

  static Lesson parse(String name, String text) throws IOException {
    JsonElement root;
    try {
      root = JsonParser.parseString(text);
    } catch (JsonParseException e) {
      String why =
          String.valueOf(e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
      throw new IOException(
          name + ": no JSON, or cut short (" + why.lines().findFirst().orElse("") + ")", e);
    }
    try {
      return lesson(new Place("", root));
    } catch (Place.Wrong e) {
      throw new IOException(
          name + " " + e.getMessage() + "; docs/formats/lesson.md tells what may stand there", e);
    }
  }

  private static Lesson lesson(Place in) {
    in.only("foxden_lesson", "title", "summary", "minutes", "panes", "moments", "steps");
    if (in.get("foxden_lesson").whole(1, 1_000_000) != VERSION) {
      throw in.get("foxden_lesson").wrong("this Foxden reads version " + VERSION);
    }
    Map<String, Moment> moments = new LinkedHashMap<>();
    Place named = in.get("moments");
    for (String name : named.there() ? named.keys() : Set.<String>of()) {
      moments.put(name, moment(named.get(name)));
    }
    List<Lesson.Step> steps = new ArrayList<>();
    for (Place step : in.get("steps").list()) {
      steps.add(step(step, moments));
    }
    if (steps.isEmpty()) {
      throw in.get("steps").wrong("there is no step; a lesson has at least one");
    }
    return new Lesson(
        in.get("title").text(),
        in.get("summary").text(),
        (int) in.get("minutes").whole(1, 600),
        panes(in.get("panes")),
        moments,
        List.copyOf(steps));
  }

  private static Lesson.Panes panes(Place in) {
    if (!in.there()) {
      return new Lesson.Panes(false, true, true);
    }
    in.only("left", "right", "bottom");
    return new Lesson.Panes(
        in.get("left").flag(false), in.get("right").flag(true), in.get("bottom").flag(true));
  }

  private static Moment moment(Place in) {
    in.only("step", "event", "nth", "goal", "edge");
    if (in.get("step").there()) {
      return new Moment.At(in.get("step").whole(0, MOST));
    } else if (in.get("event").there()) {
      int nth = in.get("nth").there() ? (int) in.get("nth").whole(-1000, 1000) : 1;
      if (nth == 0) {
        throw in.get("nth").wrong("events are counted from 1, or from -1 at the end");
      }
      return new Moment.OnEvent(in.get("event").text(), nth);
    } else if (in.get("goal").there()) {
      return new Moment.OnGoal(in.get("goal").text());
    } else if (in.get("edge").there()) {
      String edge = in.get("edge").text();
      if (!edge.equals("start") && !edge.equals("end")) {
        throw in.get("edge").wrong("must be \"start\" or \"end\"");
      }
      return new Moment.Edge(edge.equals("end"));
    }
    throw in.wrong("a moment has one of step, event, goal, edge");
  }

  private static Lesson.Step step(Place in, Map<String, Moment> moments) {
    in.only("title", "text", "do", "question", "reveal");
    Lesson.Question question = null;
    Place asked = in.get("question");
    if (asked.there()) {
      asked.only("text", "choices", "answer");
      List<String> choices = asked.get("choices").list().stream().map(Place::text).toList();
      if (choices.size() == 1) {
        throw asked.get("choices").wrong("one choice is none; give two or more, or leave it away");
      }
      int answer = choices.isEmpty() ? -1 : (int) asked.get("answer").whole(0, choices.size() - 1L);
      question = new Lesson.Question(asked.get("text").text(), choices, answer);
    }
    Lesson.Reveal reveal = null;
    Place shown = in.get("reveal");
    if (shown.there()) {
      shown.only("text", "do");
      reveal = new Lesson.Reveal(shown.get("text").text(), acts(shown.get("do"), moments));
    } else if (question != null) {
      throw shown.wrong("a question needs what is revealed");
    }
    return new Lesson.Step(
        in.get("title").text(),
        in.get("text").text(),
        acts(in.get("do"), moments),
        question,
        reveal);
  }

  private static List<Act> acts(Place in, Map<String, Moment> moments) {
    return in.list().stream().map(act -> act(act, moments)).toList();
  }

  private static Act act(Place in, Map<String, Moment> moments) {
    Set<String> keys = in.keys();
    if (keys.contains("open")) {
      in.only("open", "seed", "driver");
      Place seed = in.get("seed");
      return new Act.Open(
          in.get("open").text(),
          seed.there() ? (Long) seed.whole(0, MOST) : null,
          in.get("driver").text(""));
    }
    if (keys.size() != 1) {
      throw in.wrong("one thing at a time: an object with one key, not " + keys);
    }
    String key = keys.iterator().next();
    Place value = in.get(key);
    return switch (key) {
      case "seek" -> new Act.Seek(target(value, moments));
      case "play" -> new Act.Play(value.flag());
      case "speed" -> new Act.Speed(value.number(0.05, 20));
      case "pick" -> new Act.PickBody(value.text());
      case "head" -> {
        List<Place> pair = value.list();
        if (pair.size() != 2) {
          throw value.wrong("must be [layer, head], both counted from 0");
        }
        yield new Act.Head((int) pair.get(0).whole(0, 999), (int) pair.get(1).whole(0, 999));
      }
      case "overlays" -> {
        Set<Overlay> shown = EnumSet.noneOf(Overlay.class);
        value.list().forEach(o -> shown.add(o.one(Overlay.class)));
        yield new Act.Overlays(shown);
      }
      case "camera" -> new Act.Camera(value.one(CameraMode.class));
      case "drive" -> new Act.Drive(value.text());
      case "restart" -> new Act.Restart(value.whole(0, MOST));
      case "run" -> new Act.Run(value.text());
      case "await" -> {
        if (!value.text().equals("mind")) {
          throw value.wrong("only \"mind\" can be waited for");
        }
        yield new Act.AwaitMind();
      }
      case "again" -> again(value);
      default ->
          throw in.wrong(
              "'"
                  + key
                  + "' is nothing a lesson can do; it can open seek play speed pick head overlays"
                  + " camera drive restart run await again");
    };
  }

  private static Act again(Place in) {
    in.only("decimals", "body", "friction", "from");
    Place decimals = in.get("decimals");
    Integer rounded = decimals.there() ? (Integer) (int) decimals.whole(0, 12) : null;
    String body = in.get("body").text("");
    double friction = body.isEmpty() ? 0 : in.get("friction").number(0, 10);
    long from = in.get("from").there() ? in.get("from").whole(0, MOST) : 0;
    return new Act.Again(rounded, body, friction, from);
  }

  private static Moment target(Place in, Map<String, Moment> moments) {
    if (!in.isText()) {
      return new Moment.At(in.whole(0, MOST));
    }
    @Nullable Moment moment = moments.get(in.text());
    if (moment == null) {
      throw in.wrong("there is no moment '" + in.text() + "'; moments are " + moments.keySet());
    }
    return moment;
  }
}
