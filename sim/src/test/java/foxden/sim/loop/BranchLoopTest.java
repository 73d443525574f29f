package foxden.sim.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.sim.Edit;
import foxden.sim.demo.Demo;
import foxden.sim.demo.DemoEnd;
import foxden.sim.demo.Replayer;
import foxden.sim.demo.Splice;
import foxden.sim.history.History;
import foxden.sim.toy.Recordings;
import foxden.sim.toy.ToyDriver;
import foxden.sim.toy.ToyEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pains 1, 4 and 16 of the peers: rewind that drops the future, replays that drift, no undo. */
@SuppressWarnings("NullAway") // a null fails the test
class BranchLoopTest {

  @TempDir Path folder;

  private final ToyEnvironment env = new ToyEnvironment();
  private SimLoop loop = new SimLoop(env, ToyClock.STEADY);
  private final Watcher watcher = new Watcher();

  @AfterEach
  void close() {
    loop.close();
  }

  private void begin(double speed) {
    loop.addListener(watcher);
    loop.drive(new ToyDriver("toy", speed));
    loop.reset(7);
  }

  private LoopFrame run(int steps, long until) throws InterruptedException {
    loop.step(steps);
    LoopFrame at = watcher.frame(f -> f.result().step() == until);
    watcher.status(s -> s.step() == until && !s.playing());
    watcher.clear();
    return at;
  }

  private LoopFrame shown(long step) throws InterruptedException {
    LoopFrame f = watcher.frame(x -> x.result().step() == step);
    watcher.clear();
    return f;
  }

  private static Edit place(double x) {
    return new Edit.Place("box", x, 0, 0, 0, 0, 0, 1);
  }

  private static Replayer.Verdict verify(Path file) throws IOException {
    return new Replayer(Demo.open(file), new ToyEnvironment()).verify(s -> {});
  }

  @Test
  void theFutureThatWasLeftCanBeTakenUpAgainToTheBit() throws Exception {
    begin(0.05);
    long hash = run(300, 300).result().hash();
    loop.seek(123);
    shown(123);
    loop.drive(new ToyDriver("other", -0.05));
    long other = run(100, 223).result().hash();
    assertEquals(1, watcher.lines.size());
    assertEquals(300, watcher.lines.get(0).last());
    loop.enter(watcher.lines.get(0).id());
    assertEquals(hash, shown(300).result().hash());
    // And the way just left was kept in its place.
    assertEquals(2, watcher.lines.size());
    assertEquals(other, watcher.lines.get(1).at(223).result().hash());
    loop.drive(new ToyDriver("toy", 0.05));
    long further = run(50, 350).result().hash();
    ToyEnvironment alone = new ToyEnvironment();
    List<Long> hashes = new ArrayList<>();
    Recordings.record(folder.resolve("a.mcap"), alone, new ToyDriver("toy", 0.05), 7, 300)
        .forEach(r -> hashes.add(r.hash()));
    assertEquals(hashes.get(300), hash);
    assertNotEquals(hash, further);
  }

  @Test
  void aNamedMomentStaysWhateverHappensLater() throws Exception {
    begin(0.05);
    long hash = run(57, 57).result().hash();
    loop.mark("before the door");
    run(100, 157);
    loop.enter(watcher.lines.get(0).id());
    assertEquals(hash, shown(57).result().hash());
    assertEquals("before the door", watcher.lines.get(0).name());
    run(10, 67);
    loop.enter(watcher.lines.get(0).id());
    assertEquals(hash, shown(57).result().hash());
  }

  @Test
  void aCheckpointOlderThanTheHistoryIsRolledBackToAndTheTakeVerifies() throws Exception {
    loop.close();
    loop = new SimLoop(env, ToyClock.STEADY, new History(History.DEFAULT_BYTES, 100, 10));
    begin(0.05);
    Path file = folder.resolve("long.mcap");
    loop.record(file, Recordings.info(env, 7));
    long hash = run(57, 57).result().hash();
    loop.mark("checkpoint 1");
    run(200, 257);
    assertTrue(loop.first() > 57, "the history has forgotten it: from " + loop.first());
    loop.rollBack(watcher.lines.get(0).id());
    assertEquals(hash, shown(57).result().hash());
    run(20, 77);
    loop.stopRecording();
    List<RecordedPart> parts = watcher.take();
    assertEquals(2, parts.size());
    assertEquals(57, parts.get(0).to());
    assertEquals(57, parts.get(1).from());
    assertEquals(77, parts.get(1).to());
    assertTrue(verify(parts.get(1).file()).exact());
  }

  @Test
  void anEditIsLoggedSoThatTheRunVerifies() throws Exception {
    begin(0.05);
    Path file = folder.resolve("edited.mcap");
    loop.record(file, Recordings.info(env, 7));
    run(40, 40);
    loop.edit(place(0.9));
    shown(40);
    run(40, 80);
    loop.stopRecording();
    watcher.take();
    assertTrue(verify(file).exact());
    Demo demo = Demo.open(file);
    assertEquals(List.of(place(0.9)), demo.edits(41));
    assertTrue(demo.events().stream().anyMatch(e -> e.event().kind().equals("edit")));
  }

  @Test
  void anEditBeforeTheStartIsInTheFirstFrame() throws Exception {
    begin(0.05);
    loop.edit(place(0.7));
    Path file = folder.resolve("start.mcap");
    loop.record(file, Recordings.info(env, 7));
    run(30, 30);
    loop.stopRecording();
    watcher.take();
    assertEquals(List.of(), Demo.open(file).edits(1));
    assertTrue(verify(file).exact());
  }

  @Test
  void undoGoesBackBeforeTheEditAndRedoDoesItAgain() throws Exception {
    begin(0.05);
    long clean = run(40, 40).result().hash();
    loop.edit(place(0.9));
    long edited = shown(40).result().hash();
    assertNotEquals(clean, edited);
    run(25, 65);
    loop.undo();
    assertEquals(clean, shown(40).result().hash());
    assertEquals(65, watcher.lines.get(0).last(), "what followed from it is kept");
    loop.redo();
    assertEquals(edited, shown(40).result().hash());
    loop.undo();
    assertEquals(clean, shown(40).result().hash());
    loop.undo();
    watcher.status(s -> s.message().contains("Nothing"));
  }

  @Test
  void goingBackOverAnEditAndOnAgainGivesTheSame() throws Exception {
    begin(0.05);
    run(33, 33);
    loop.edit(place(0.6));
    shown(33);
    long hash = run(20, 53).result().hash();
    loop.seek(38);
    shown(38);
    loop.branch();
    assertEquals(hash, run(15, 53).result().hash());
  }

  @Test
  void aTakeThatWasRolledBackIsOneTakeAndVerifies() throws Exception {
    begin(0.05);
    run(20, 20);
    Path file = folder.resolve("take.mcap");
    loop.record(file, Recordings.info(env, 7));
    run(250, 270);
    loop.seek(130);
    shown(130);
    loop.branch();
    loop.edit(place(0.8));
    run(100, 230);
    loop.seek(200);
    shown(200);
    loop.drive(new ToyDriver("other", -0.1));
    long end = run(60, 260).result().hash();
    loop.stopRecording();
    List<RecordedPart> parts = watcher.take();
    assertEquals(3, parts.size());
    List<Splice.Cut> cuts = new ArrayList<>();
    for (RecordedPart p : parts) {
      cuts.add(new Splice.Cut(Demo.open(p.file()), p.from(), p.to()));
      assertTrue(verify(p.file()).exact(), "each part by itself");
    }
    Path whole = folder.resolve("whole.mcap");
    DemoEnd done =
        Splice.write(
            cuts, new ToyEnvironment(), whole, Map.of("note", "n"), ToyClock.STEADY, p -> {});
    assertEquals(240, done.steps());
    assertTrue(verify(whole).exact());
    Demo demo = Demo.open(whole);
    assertEquals(end, demo.hash(demo.frames() - 1));
    assertEquals("other", demo.driver(260));
    assertEquals("n", demo.info().settings().get("note"));
    // Trim: the middle of it, from a step without a snapshot.
    Path middle = folder.resolve("middle.mcap");
    Splice.write(
        List.of(new Splice.Cut(demo, 77, 181)), env(), middle, Map.of(), ToyClock.STEADY, p -> {});
    assertTrue(verify(middle).exact());
    assertEquals(77, Demo.open(middle).firstStep());
  }

  private static ToyEnvironment env() {
    return new ToyEnvironment();
  }

  @Test
  void theLastSecondsCanBeKeptAfterwards() throws Exception {
    begin(0.05);
    run(400, 400);
    loop.edit(place(0.9));
    shown(400);
    run(150, 550);
    Path file = folder.resolve("kept.mcap");
    CompletableFuture<String> said = new CompletableFuture<>();
    loop.keepLast(3, file, Recordings.info(env, 7), said::complete);
    assertTrue(said.get(30, TimeUnit.SECONDS).startsWith("Kept the last 3.0 s"), said.get());
    assertTrue(verify(file).exact());
    assertEquals(250, Demo.open(file).firstStep());
  }

  @Test
  void branchesKeepToTheBoundOnBytes() throws Exception {
    ToyEnvironment own = new ToyEnvironment();
    try (SimLoop small =
        new SimLoop(own, ToyClock.STEADY, new foxden.sim.history.History(900_000, 400, 10))) {
      Watcher w = new Watcher();
      List<Integer> gone = new ArrayList<>();
      small.addListener(w);
      small.addListener(
          new LoopListener() {
            @Override
            public void frame(LoopFrame f) {}

            @Override
            public void forgotten(List<Integer> lines) {
              gone.addAll(lines);
            }
          });
      small.drive(new ToyDriver("toy", 0.01));
      small.reset(1);
      for (int i = 0; i < 12; i++) {
        small.step(200);
        w.status(s -> s.step() >= 200 && !s.playing());
        w.clear();
        small.seek(5);
        w.frame(f -> f.result().step() == 5);
        w.clear();
        small.branch();
      }
      small.step(1);
      w.status(s -> s.step() == 6 && !s.playing());
      assertTrue(small.historyBytes() <= 900_000, "bytes " + small.historyBytes());
      assertTrue(!gone.isEmpty() && gone.get(0) == 1, "the oldest first: " + gone);
    }
  }
}
