package foxden.policies.lmact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.policies.Policy;
import foxden.policies.expert.BuiltinChess;
import foxden.policies.expert.CrosswordOracle;
import foxden.policies.expert.PhoenixExpert;
import foxden.policies.expert.TicTacToeExpert;
import foxden.sim.Action;
import foxden.sim.EnvironmentFactory;
import foxden.sim.Observation;
import foxden.sim.TextForm;
import foxden.sim.chess.ChessTask;
import foxden.sim.chess.RandomOpponent;
import foxden.sim.crossword.CrosswordTask;
import foxden.sim.gridworld.GridWorldTask;
import foxden.sim.phoenix.PhoenixTask;
import foxden.sim.tictactoe.TicTacToeTask;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Prompts byte for byte: {0, 1, 2 demonstrations} x {legal actions, none} x {reasoning, none} x
 * every representation of every task. Tic-tac-toe's are kept whole, all others by length and
 * SHA-256. {@code FOXDEN_GOLDEN=DIR} writes them anew.
 */
class PromptGoldenTest {

  private record Case(EnvironmentFactory task, Supplier<Policy> expert) {}

  private static List<Case> cases() {
    return List.of(
        new Case(new TicTacToeTask(), TicTacToeExpert::new),
        new Case(new GridWorldTask(false), () -> new GridExpertPolicy(false)),
        new Case(new ChessTask(RandomOpponent::new), () -> BuiltinChess.player(1)),
        new Case(new CrosswordTask(), CrosswordOracle::new),
        new Case(new PhoenixTask(false), PhoenixExpert::new));
  }

  private static Prompt prompt(
      TextForm form, Pool pool, String rep, int demos, boolean legal, boolean reasoning) {
    PromptBuilder builder =
        new PromptBuilder(form, rep, Templates.shipped(), legal, reasoning, true);
    Pool.Draw draw = pool.draw(7, demos, false);
    List<Demonstration> shown = draw.shown().stream().map(pool::get).toList();
    Demonstration own = pool.get(draw.start());
    int seen = Math.min(2, own.actions().size());
    List<Observation> observations = own.observations().subList(0, seen);
    List<String> actions = own.actions().subList(0, seen - 1);
    return builder.prompt(builder.frozen(shown), demos, observations, actions);
  }

  // The same pictures come up in a dozen prompts.
  private static TextForm drawnOnce(TextForm form) {
    Map<String, Observation.Channel> drawn = new HashMap<>();
    return new TextForm() {
      @Override
      public List<String> representations() {
        return form.representations();
      }

      @Override
      public Observation.Channel observe(Observation o, String representation) {
        return drawn.computeIfAbsent(
            representation + System.identityHashCode(o), k -> form.observe(o, representation));
      }

      @Override
      public String text(Action action) {
        return form.text(action);
      }

      @Override
      public Action parse(String text, Observation observation) {
        return form.parse(text, observation);
      }

      @Override
      public List<String> legal(Observation observation) {
        return form.legal(observation);
      }

      @Override
      public String legalShown(Observation observation) {
        return form.legalShown(observation);
      }
    };
  }

  @Test
  void everyCombinationIsAsItWas() throws Exception {
    Map<String, String> now = new LinkedHashMap<>();
    for (Case c : cases()) {
      TextForm form = drawnOnce(c.task().text().orElseThrow());
      Pool pool = new PlayedPool(c.task(), form, c.expert(), 6);
      for (String rep : form.representations()) {
        for (int demos = 0; demos <= 2; demos++) {
          for (int flags = 0; flags < 4; flags++) {
            boolean legal = (flags & 1) != 0;
            boolean reasoning = (flags & 2) != 0;
            Prompt p = prompt(form, pool, rep, demos, legal, reasoning);
            String name =
                c.task().task()
                    + " "
                    + rep
                    + " "
                    + demos
                    + (legal ? " legal" : "")
                    + (reasoning ? " reasoning" : "");
            check(name, form, rep, p, demos, legal, reasoning);
            now.put(name, p.text());
          }
        }
      }
    }
    StringBuilder sums = new StringBuilder();
    StringBuilder whole = new StringBuilder();
    for (Map.Entry<String, String> e : now.entrySet()) {
      byte[] bytes = e.getValue().getBytes(StandardCharsets.UTF_8);
      String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
      sums.append(e.getKey()).append(": ").append(bytes.length).append(' ').append(hash);
      sums.append('\n');
      if (e.getKey().startsWith("tictactoe txt")) {
        whole.append("==== ").append(e.getKey()).append('\n').append(e.getValue());
        whole.append("\n\n");
      }
    }
    golden("prompts.sha256", sums.toString());
    golden("prompts-tictactoe.txt", whole.toString());
  }

  private static void golden(String name, String text) throws IOException {
    String write = System.getenv("FOXDEN_GOLDEN");
    if (write != null) {
      Files.writeString(Path.of(write, name), text);
      return;
    }
    try (InputStream in = PromptGoldenTest.class.getResourceAsStream(name)) {
      assertTrue(in != null, name + " is missing");
      assertEquals(new String(in.readAllBytes(), StandardCharsets.UTF_8), text);
    }
  }

  // The structure of LMAct's prompts, whatever the sentences are.
  private static void check(
      String name,
      TextForm form,
      String rep,
      Prompt p,
      int demos,
      boolean legal,
      boolean reasoning) {
    Templates t = Templates.shipped();
    String text = p.text();
    String heading = t.text("trajectory") + "\n\n";
    int at = text.indexOf(heading);
    assertTrue(at > 0 && text.indexOf(heading, at + 1) < 0, name + ": one heading");
    if (demos == 0) {
      assertEquals(t.text("preamble-without-demonstrations") + "\n\n", text.substring(0, at));
    } else {
      assertTrue(
          text.startsWith(
              t.text("preamble-with-demonstrations")
                  + "\n\n"
                  + t.text("demonstrations")
                  + "\n\nObservation:"),
          name);
      assertTrue(
          text.startsWith("\n\n\n", at - 3) && text.charAt(at - 4) != '\n',
          name + ": exactly two blank lines before the heading");
    }
    String tail = text.substring(at + heading.length());
    String instruction =
        t.text(
            demos == 0 ? "instruction-without-demonstrations" : "instruction-with-demonstrations");
    int ask = tail.indexOf("\n\n" + instruction + "\n\n");
    assertTrue(ask > 0, name + ": the instruction stands alone");
    boolean listed = tail.contains(t.text("legal-actions") + "\n\n");
    boolean lists = legal && !name.startsWith("crossword");
    assertEquals(lists, listed, name);
    if (lists) {
      assertTrue(tail.indexOf(t.text("legal-actions")) < ask, name + ": legal before instruction");
      assertTrue(tail.contains("\n\n" + t.text("legal-actions-check") + "\n\n"), name);
    }
    String answer =
        t.text(reasoning ? "answer-with-reasoning" : lists ? "answer-legal" : "answer-like-before");
    assertTrue(text.endsWith(answer), name);
    String between =
        switch (rep) {
          case "txt", "pgn" -> "\n";
          default -> " ";
        };
    assertTrue(tail.startsWith("Observation:" + between), name);
    int records = count(text, "Observation:" + between);
    int actions = count(text.substring(0, text.length() - answer.length()), "Action: ");
    assertEquals(records - 1, actions, name + ": the present observation has no action");
    List<String> tags = new ArrayList<>(p.images().keySet());
    boolean pictures = rep.startsWith("rgb") || rep.startsWith("png");
    assertEquals(pictures ? records : 0, tags.size(), name);
    if (pictures) {
      assertTrue(tags.contains("<IMG_" + demos + "_0>"), name + ": tags count demonstrations");
      assertFalse(tags.contains("<IMG_" + (demos + 1) + "_0>"), name);
      assertEquals(
          tags,
          p.parts().stream()
              .filter(x -> x instanceof Prompt.Picture)
              .map(x -> ((Prompt.Picture) x).tag())
              .toList());
    }
    String joined =
        String.join(
            "",
            p.parts().stream()
                .map(x -> x instanceof Prompt.Words w ? w.text() : ((Prompt.Picture) x).tag())
                .toList());
    assertEquals(text, joined, name + ": the parts are the whole");
  }

  private static int count(String text, String what) {
    int n = 0;
    for (int at = text.indexOf(what); at >= 0; at = text.indexOf(what, at + 1)) {
      n++;
    }
    return n;
  }
}
