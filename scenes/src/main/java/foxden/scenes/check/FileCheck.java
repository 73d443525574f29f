package foxden.scenes.check;

import foxden.scenes.FormatException;
import foxden.scenes.PlanarModel;
import foxden.scenes.PlanarModelReader;
import foxden.scenes.Scene;
import foxden.scenes.SceneReader;
import foxden.scenes.bddl.BddlParser;
import foxden.scenes.bddl.BddlValidator;
import foxden.scenes.bddl.Problem;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** Judges {@code .bddl} files, scenes and planar models in {@code .json}. Stateless; any thread. */
public final class FileCheck {

  private final SceneReader.Models models;

  /** Checks scenes against the models that ship. */
  public FileCheck(SceneReader.Models models) {
    this.models = models;
  }

  /**
   * The judgement of one file.
   *
   * @param valid whether it is sound
   * @param sentence what it holds, or what is wrong, where, and the mend; begins with the file
   */
  public record Verdict(boolean valid, String sentence) {}

  /** Whether {@link #check} knows this kind of file, by its name. */
  public boolean knows(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".bddl") || name.endsWith(".json");
  }

  /** Judges a file; never throws for what is in it. */
  public Verdict check(Path file) {
    try {
      String name = file.toString();
      if (name.toLowerCase(Locale.ROOT).endsWith(".bddl")) {
        return activity(name, Files.readString(file, StandardCharsets.UTF_8));
      }
      String text = Files.readString(file, StandardCharsets.UTF_8);
      if (text.contains("\"bodies\"") && !text.contains("\"objects_info\"")) {
        return planar(name, text);
      }
      try (Reader in = new StringReader(text)) {
        Scene s = SceneReader.read(name, in, models);
        return new Verdict(
            true,
            name
                + ": valid scene, "
                + s.objects().size()
                + " objects in "
                + s.rooms().size()
                + " rooms");
      }
    } catch (FormatException e) {
      return new Verdict(false, String.valueOf(e.getMessage()));
    } catch (NoSuchFileException e) {
      return new Verdict(false, file + ": there is no such file; check the path.");
    } catch (CharacterCodingException e) {
      return new Verdict(false, file + ": this is not UTF-8 text; save it as UTF-8.");
    } catch (IOException e) {
      return new Verdict(
          false,
          file + ": the file cannot be read (" + e.getMessage() + "); check that it is a file.");
    }
  }

  private static Verdict planar(String name, String text) throws IOException {
    PlanarModel m = PlanarModelReader.read(name, new StringReader(text));
    return new Verdict(
        true,
        "%s: valid planar model, %d bodies, %d joints, %d motors"
            .formatted(name, m.bodies().size(), m.joints().size(), m.actuators().size()));
  }

  private static Verdict activity(String name, String text) throws FormatException {
    if (text.stripLeading().startsWith("(define (domain")) {
      return new Verdict(
          false, name + ": this is a domain file, not an activity; give a problem file.");
    }
    Problem p = BddlParser.parse(name, text);
    BddlValidator.require(name, p);
    return new Verdict(
        true,
        name
            + ": valid activity "
            + p.name()
            + ", "
            + p.categories().size()
            + " instances, "
            + p.heads().size()
            + (p.heads().size() == 1 ? " goal condition" : " goal conditions"));
  }
}
