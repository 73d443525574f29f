package foxden.policies.lmact;

import foxden.sim.Observation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one text that a model gets each step, and the pictures its tags stand for.
 *
 * @param frozen the part that stays the same through an episode: preamble and demonstrations
 * @param current the rest: trajectory, legal actions, instruction
 * @param images tag to picture, in order of appearance
 */
public record Prompt(String frozen, String current, Map<String, Observation.Image> images) {

  private static final Pattern TAG = Pattern.compile("<IMG_\\d+_\\d+>");

  public Prompt {
    images = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(images));
  }

  /** The whole text. */
  public String text() {
    return frozen + current;
  }

  /** A stretch of text, or a picture between two of them. */
  public sealed interface Part permits Words, Picture {}

  /** Text as it stands. */
  public record Words(String text) implements Part {}

  /** A picture where its tag stood. */
  public record Picture(String tag, Observation.Image image) implements Part {}

  /** The text split at the tags of its pictures, with the pictures in between; nothing is lost. */
  public List<Part> parts() {
    return parts(text());
  }

  /** A piece of the text, split likewise. */
  public List<Part> parts(String text) {
    List<Part> parts = new ArrayList<>();
    Matcher tag = TAG.matcher(text);
    int from = 0;
    while (tag.find()) {
      Observation.Image image = images.get(tag.group());
      if (image == null) {
        continue;
      }
      if (tag.start() > from) {
        parts.add(new Words(text.substring(from, tag.start())));
      }
      parts.add(new Picture(tag.group(), image));
      from = tag.end();
    }
    if (from < text.length()) {
      parts.add(new Words(text.substring(from)));
    }
    return parts;
  }
}
