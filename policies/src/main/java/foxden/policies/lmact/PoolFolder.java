package foxden.policies.lmact;

import foxden.assets.Png;
import foxden.policies.Policy;
import foxden.sim.Observation;
import foxden.sim.StepResult;
import foxden.sim.TextForm;
import foxden.sim.demo.Demo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Demonstrations in a folder laid out as LMAct's data: {@code DIR/TASK/demonstration_0000/} with a
 * bag of observations for each representation and a bag of actions, which LMAct's own reader reads,
 * and {@code demo.mcap}, our log of the same episode, which this pool reads. Task folders have
 * LMAct's names.
 */
public final class PoolFolder implements Pool {

  private static final Map<String, String> NAMES =
      Map.of(
          "tictactoe", "tic_tac_toe",
          "gridworld", "grid_world_12x12",
          "cheetah", "dm_control_cheetah_run");

  private static final String LOG = "demo.mcap";

  private final TextForm form;
  private final List<Path> folders;

  private PoolFolder(TextForm form, List<Path> folders) {
    this.form = form;
    this.folders = folders;
  }

  /** The folder of a task below {@code root}. */
  public static Path of(Path root, String task) {
    return root.resolve(NAMES.getOrDefault(task, task));
  }

  /** The folder of one demonstration. */
  public static Path of(Path root, String task, int id) {
    return of(root, task).resolve("demonstration_%04d".formatted(id));
  }

  /** Our log of one demonstration. */
  public static Path log(Path root, String task, int id) {
    return of(root, task, id).resolve(LOG);
  }

  /**
   * Opens a pool.
   *
   * @param root the folder given to {@code foxden demos make --out}
   * @throws IOException when there are no demonstrations of the task in it; one sentence
   */
  public static PoolFolder open(Path root, String task, TextForm form) throws IOException {
    Path folder = of(root, task);
    if (!Files.isDirectory(folder)) {
      throw new IOException(
          folder + ": there is no such folder; make one with 'foxden demos make " + task + "'");
    }
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> found =
          all.filter(p -> p.getFileName().toString().startsWith("demonstration"))
              .filter(p -> Files.isRegularFile(p.resolve(LOG)))
              .sorted()
              .toList();
      if (found.isEmpty()) {
        throw new IOException(folder + ": holds no demonstration with a " + LOG);
      }
      return new PoolFolder(form, found);
    }
  }

  @Override
  public int size() {
    return folders.size();
  }

  @Override
  public long seed(int id) {
    try {
      return Demo.header(folders.get(id).resolve(LOG)).info().seed();
    } catch (IOException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  @Override
  public String caveat() {
    try {
      return Demo.header(folders.get(0).resolve(LOG))
          .info()
          .settings()
          .getOrDefault(Policy.CAVEAT, "");
    } catch (IOException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  @Override
  public Demonstration get(int id) {
    Demo demo;
    try {
      demo = Demo.open(folders.get(id).resolve(LOG));
    } catch (IOException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
    List<Observation> observations = new ArrayList<>();
    List<String> actions = new ArrayList<>();
    double score = 0;
    for (int frame = 0; frame < demo.frames(); frame++) {
      StepResult r = demo.result(frame);
      score += r.reward();
      if (frame + 1 < demo.frames()) {
        observations.add(r.observation());
        actions.add(form.text(java.util.Objects.requireNonNull(demo.action(r.step() + 1))));
      }
    }
    return new Demonstration(id, demo.info().seed(), observations, actions, score);
  }

  /**
   * Writes the bags of a demonstration.
   *
   * @param folder made when it is not there
   * @param representations which observations to write
   */
  public static void write(
      Path folder, String task, TextForm form, Demonstration demo, List<String> representations)
      throws IOException {
    Files.createDirectories(folder);
    for (String representation : representations) {
      List<byte[]> records = new ArrayList<>();
      for (Observation o : demo.observations()) {
        Observation.Channel shown = form.observe(o, representation);
        if (shown instanceof Observation.Text text) {
          records.add(text.text().getBytes(StandardCharsets.UTF_8));
        } else if (shown instanceof Observation.Image image) {
          records.add(
              representation.startsWith("png")
                  ? Png.encode(image.width(), image.height(), image.rgb())
                  : image.rgb());
        }
      }
      Bag.write(folder.resolve("observations_" + representation + ".bag"), records);
    }
    String actions = task.equals("chess") ? "actions_san.bag" : "actions_txt.bag";
    Bag.writeTexts(folder.resolve(actions), demo.actions());
    sides(folder, task, demo);
  }

  // What LMAct's environments begin from, in the types its reader expects.
  private static void sides(Path folder, String task, Demonstration demo) throws IOException {
    switch (task) {
      case "tictactoe" -> {
        List<byte[]> boards = new ArrayList<>();
        for (Observation o : demo.observations()) {
          String txt = o.text("txt");
          StringBuilder board = new StringBuilder();
          for (int cell = 0; cell < 9; cell++) {
            board.append(txt.charAt(cell / 3 * 21 + cell % 3 * 4));
          }
          boards.add(board.toString().getBytes(Charset.forName("UTF-32LE")));
        }
        Bag.write(folder.resolve("observations_board.bag"), boards);
      }
      case "gridworld" -> {
        for (int k = 0; k < 2; k++) {
          List<byte[]> places = new ArrayList<>();
          for (Observation o : demo.observations()) {
            float[] grid = o.vector("grid");
            ByteBuffer two = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
            two.putLong((long) grid[2 * k]).putLong((long) grid[2 * k + 1]);
            places.add(two.array());
          }
          String name = k == 0 ? "player" : "target";
          Bag.write(folder.resolve("observations_" + name + ".bag"), places);
        }
      }
      case "crossword" ->
          Bag.writeTexts(
              folder.resolve("observations_puzzle.bag"),
              demo.observations().stream().map(o -> o.text("truth.puzzle")).toList());
      default -> {}
    }
  }
}
