package foxden.policies.lmact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The sentences of a prompt, one file each, without the newlines around them: those are the
 * builder's. The shipped ones can be replaced by a folder with files of the same names.
 */
public final class Templates {

  /** The files, in the order they appear in a prompt. */
  public static final List<String> NAMES =
      List.of(
          "preamble-without-demonstrations",
          "preamble-with-demonstrations",
          "demonstrations",
          "trajectory",
          "legal-actions",
          "legal-actions-check",
          "instruction-without-demonstrations",
          "instruction-with-demonstrations",
          "answer-with-reasoning",
          "answer-legal",
          "answer-like-before");

  private final Map<String, String> texts;
  private final String hash;

  private Templates(Map<String, String> texts) {
    this.texts = new TreeMap<>(texts);
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String name : NAMES) {
        digest.update((name + "\n" + text(name) + "\n").getBytes(StandardCharsets.UTF_8));
      }
      this.hash = HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Those that ship with the program. */
  public static Templates shipped() {
    Map<String, String> texts = new TreeMap<>();
    for (String name : NAMES) {
      try (InputStream in = Templates.class.getResourceAsStream("prompts/" + name + ".txt")) {
        if (in == null) {
          throw new IllegalStateException("the prompt template " + name + ".txt is missing");
        }
        texts.put(name, new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
      } catch (IOException e) {
        throw new IllegalStateException("the prompt template " + name + ".txt cannot be read", e);
      }
    }
    return new Templates(texts);
  }

  /**
   * Those of a folder; files it lacks are taken from the shipped ones.
   *
   * @throws IOException when the folder holds none of {@link #NAMES}; one sentence
   */
  public static Templates in(Path folder) throws IOException {
    Map<String, String> texts = new TreeMap<>(shipped().texts);
    int found = 0;
    for (String name : NAMES) {
      Path file = folder.resolve(name + ".txt");
      if (Files.isRegularFile(file)) {
        texts.put(name, Files.readString(file).strip());
        found++;
      }
    }
    if (found == 0) {
      throw new IOException(
          folder
              + ": holds none of the prompt templates; they are called "
              + String.join(".txt ", NAMES)
              + ".txt");
    }
    return new Templates(texts);
  }

  /** The text of one file, stripped. */
  public String text(String name) {
    String text = texts.get(name);
    if (text == null) {
      throw new IllegalArgumentException("there is no prompt template '" + name + "'");
    }
    return text;
  }

  /** Sixteen hexadecimal digits that change with any of the texts; kept with each run. */
  public String hash() {
    return hash;
  }
}
