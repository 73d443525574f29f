package foxden.scenes;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * What ships: scenes, arenas and activities by id, read from the class path under {@code
 * foxden/scenes}. Any thread.
 */
public final class SceneCatalog {

  private static final String ROOT = "/foxden/scenes/";
  private static final List<String> HOUSES = List.of("house");
  private static final List<String> ARENAS =
      List.of(
          "gridworld",
          "pieces",
          "tictactoe",
          "chess",
          "crossword",
          "cheetah",
          "hopper",
          "biped",
          "phoenix");
  private static final List<String> PLANAR = List.of("cheetah", "hopper", "biped");
  private static final List<String> ACTIVITIES = List.of("take_trash_outside");

  private SceneCatalog() {}

  /** Ids of the homes. */
  public static List<String> houses() {
    return HOUSES;
  }

  /** Ids of the arenas. */
  public static List<String> arenas() {
    return ARENAS;
  }

  /** Ids of the activities. */
  public static List<String> activities() {
    return ACTIVITIES;
  }

  /**
   * A home or arena.
   *
   * @param id of a shipped scene, or path of a {@code .json} file
   * @throws IllegalArgumentException when nothing of that id ships (the sentence lists what does),
   *     or the file cannot be read (it names the place and the mend)
   */
  public static Scene scene(String id) {
    if (id.endsWith(".json")) {
      try {
        Path file = Path.of(id);
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
          return SceneReader.read(id, in, new Models());
        }
      } catch (NoSuchFileException e) {
        throw new IllegalArgumentException(id + ": there is no such file", e);
      } catch (IOException e) {
        throw new IllegalArgumentException(e.getMessage(), e);
      }
    }
    if (!HOUSES.contains(id) && !ARENAS.contains(id)) {
      throw new IllegalArgumentException(
          "There is no scene \""
              + id
              + "\"; scenes are "
              + String.join(", ", HOUSES)
              + ", "
              + String.join(", ", ARENAS)
              + ".");
    }
    try (Reader in = open(id + ".json")) {
      return SceneReader.read(id + ".json", in, SceneReader.Models.ANY);
    } catch (IOException e) {
      throw new IllegalStateException("The shipped scene " + id + " is broken: " + e.getMessage());
    }
  }

  /** Names of the planar walkers. */
  public static List<String> planarModels() {
    return PLANAR;
  }

  /**
   * A planar walker.
   *
   * @throws IllegalArgumentException when none of that name ships; the sentence lists what does
   */
  public static PlanarModel planarModel(String name) {
    if (!PLANAR.contains(name)) {
      throw new IllegalArgumentException(
          "There is no planar model \""
              + name
              + "\"; there are "
              + String.join(", ", PLANAR)
              + ".");
    }
    try (Reader in = open("planar/" + name + ".json")) {
      return PlanarModelReader.read("planar/" + name + ".json", in);
    } catch (IOException e) {
      throw new IllegalStateException("The planar model is broken: " + e.getMessage());
    }
  }

  /**
   * An activity with its binding to a scene.
   *
   * @throws IllegalArgumentException when nothing of that id ships; the sentence lists what does
   */
  public static Activity activity(String id) {
    String text = activityText(id);
    try (Reader in = open("activities/" + id + ".json")) {
      return Activity.read("activities/" + id + ".json", in, text);
    } catch (IOException e) {
      throw new IllegalStateException("The activity " + id + " is broken: " + e.getMessage());
    }
  }

  /**
   * The BDDL text of an activity.
   *
   * @throws IllegalArgumentException when nothing of that id ships; the sentence lists what does
   */
  public static String activityText(String id) {
    if (!ACTIVITIES.contains(id)) {
      throw new IllegalArgumentException(
          "There is no activity \""
              + id
              + "\"; activities are "
              + String.join(", ", ACTIVITIES)
              + ".");
    }
    try (InputStream in = stream("activities/" + id + ".bddl")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("The activity " + id + " cannot be read: " + e.getMessage());
    }
  }

  private static Reader open(String path) throws IOException {
    return new InputStreamReader(stream(path), StandardCharsets.UTF_8);
  }

  private static InputStream stream(String path) throws IOException {
    InputStream in = SceneCatalog.class.getResourceAsStream(ROOT + path);
    if (in == null) {
      throw new IOException("the resource " + ROOT + path + " is missing; build scenes again");
    }
    return in;
  }
}
