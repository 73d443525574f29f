package foxden.policies.evaluate;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The stored scores of random and expert players, each with how it was measured. */
public final class References {

  private static final Pattern OPPONENT = Pattern.compile("--opponent (\\S+)");

  private final Map<String, Reference> byKey;

  /**
   * A measured score.
   *
   * @param n episodes
   * @param command that measured it
   */
  public record Reference(double mean, int n, long seed, String command) {

    boolean holdsAgainst(String opponent) {
      Matcher named = OPPONENT.matcher(command);
      return !named.find() || opponent.startsWith(named.group(1));
    }
  }

  private References(Map<String, Reference> byKey) {
    this.byKey = byKey;
  }

  /** Those that ship with the program. */
  public static References shipped() {
    try (InputStream in = References.class.getResourceAsStream("references.json")) {
      if (in == null) {
        throw new IllegalStateException("references.json is missing from the program");
      }
      JsonObject json =
          JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8))
              .getAsJsonObject();
      Map<String, Reference> byKey = new LinkedHashMap<>();
      for (Map.Entry<String, JsonElement> task : json.entrySet()) {
        for (Map.Entry<String, JsonElement> policy : task.getValue().getAsJsonObject().entrySet()) {
          JsonObject r = policy.getValue().getAsJsonObject();
          byKey.put(
              task.getKey() + "/" + policy.getKey(),
              new Reference(
                  r.get("mean").getAsDouble(),
                  r.get("n").getAsInt(),
                  r.get("seed").getAsLong(),
                  r.get("command").getAsString()));
        }
      }
      return new References(byKey);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The same, where it was measured against this opponent: a score against another one says
   * nothing.
   *
   * @param opponent who answers, with its strength; empty where nobody does
   */
  public Optional<Reference> of(String task, String policy, String opponent) {
    return of(task, policy).filter(r -> r.holdsAgainst(opponent));
  }

  /** The score of a player ({@code random} or {@code expert}) in a task, when it was measured. */
  public Optional<Reference> of(String task, String policy) {
    return Optional.ofNullable(byKey.get(task + "/" + policy));
  }
}
