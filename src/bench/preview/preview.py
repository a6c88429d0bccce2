#!/usr/bin/env python3
"""Times a preview without changes by the real Pulumi engine on the local cloud. The program is started in four ways, in turn,
so that other load on the machine affects all of them equally.

    ./mvnw -q package -DskipTests && ./mvnw -q dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=target/lib
    src/bench/preview/preview.py [--rounds 5]

template: the POM of Pulumi's Java template with this program's sources and dependencies; default: this POM; jar: the jar as in
docs/operations.md; archive: the jar with an AppCDS archive. Requires pulumi on PATH, and the free ports 9400 to 9403.
"""
import argparse, os, pathlib, re, shutil, signal, statistics, subprocess, sys, tempfile, time

ROOT = pathlib.Path(__file__).resolve().parents[3]
arguments = argparse.ArgumentParser()
arguments.add_argument("--rounds", type=int, default=5)
options = arguments.parse_args()
work = pathlib.Path(tempfile.mkdtemp(prefix="gatehouse-preview-"))
ENV = os.environ | {
    "PULUMI_BACKEND_URL": f"file://{work}", "PULUMI_CONFIG_PASSPHRASE": "x", "PULUMI_SKIP_UPDATE_CHECK": "true",
    "PULUMI_HOME": f"{work}/home", "PULUMI_DEBUG_PROVIDERS": "aws:9403"}
JVM = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m"


def template():
    """The POM that `pulumi new java` writes, with our dependencies instead of its two."""
    pom = (ROOT / "pom.xml").read_text()
    managed = re.search(r"<dependencyManagement>.*?</dependencyManagement>", pom, re.S).group(0)
    dependencies = re.search(r"<dependencies>.*?</dependencies>", pom.replace(managed, ""), re.S).group(0)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>template</groupId><artifactId>template</artifactId><version>1.0</version>
  <properties>
    {"".join(re.findall(r"<[a-z.]*version[a-z.]*>[^<]*</[a-z.]*version[a-z.]*>", re.search(r"<properties>(.*?)</properties>", pom, re.S).group(1)))}
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
    <maven.compiler.release>17</maven.compiler.release>
    <mainClass>dev.gatehouse.Main</mainClass><mainArgs/>
  </properties>
  {managed}
  {dependencies}
  <build><plugins>
    <plugin><groupId>org.codehaus.mojo</groupId><artifactId>exec-maven-plugin</artifactId><version>3.6.4</version>
      <configuration><mainClass>${{mainClass}}</mainClass><commandlineArgs>${{mainArgs}}</commandlineArgs></configuration></plugin>
  </plugins></build>
</project>"""


def project(name, runtime="java", pom=None):
    folder = work / name
    folder.mkdir()
    for each in ("mvnw", "Pulumi.local.yaml"):
        shutil.copy(ROOT / each, folder)
    for each in (".mvn", "src"):
        shutil.copytree(ROOT / each, folder / each)
    shutil.copytree(ROOT / "lambda", folder / "lambda")
    (folder / "pom.xml").write_text(pom or (ROOT / "pom.xml").read_text())
    (folder / "Pulumi.yaml").write_text((ROOT / "Pulumi.yaml").read_text().replace("runtime: java", f"runtime: {runtime}"))
    return folder


def pulumi(folder, *words, jvm=""):
    environment = ENV | ({"JDK_JAVA_OPTIONS": jvm} if jvm else {})
    began = time.monotonic()
    done = subprocess.run(["pulumi", *words, "-s", "local", "--non-interactive"], cwd=folder, env=environment,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        sys.exit(f"{folder.name}: pulumi {words} ended with {done.returncode}:\n{done.stdout[-3000:]}")
    return time.monotonic() - began


def main():
    jar = next((ROOT / "target").glob("gatehouse-*.jar"))
    binary = f"{{name: java, options: {{binary: {jar}}}}}"
    archive = work / "program.jsa"
    ways = {
        "template": (project("template", pom=template()), ""),
        "default": (project("default"), ""),
        "jar": (project("jar", binary), JVM),
        "archive": (project("archive", binary), f"{JVM} -XX:SharedArchiveFile={archive}"),
    }
    log = open(work / "log", "w")
    local = subprocess.Popen(["./gatehouse", "local", "--engine", "pulumi", "--fresh"], cwd=ROOT, stdout=log,
                             stderr=subprocess.STDOUT, start_new_session=True)
    try:
        while "declare it by" not in (work / "log").read_text():
            if local.poll() is not None:
                sys.exit((work / "log").read_text())
            time.sleep(0.2)
        first = ways["default"][0]
        subprocess.run(["pulumi", "stack", "init", "local"], cwd=first, env=ENV, check=True, stdout=subprocess.DEVNULL)
        pulumi(first, "up", "--yes", "--skip-preview")
        pulumi(ways["jar"][0], "preview", jvm=f"{JVM} -XX:ArchiveClassesAtExit={archive}")
        times = {name: [] for name in ways}
        for folder, jvm in ways.values():
            pulumi(folder, "preview", "--expect-no-changes", jvm=jvm)
        for _ in range(options.rounds):
            for name, (folder, jvm) in ways.items():
                times[name].append(pulumi(folder, "preview", "--expect-no-changes", jvm=jvm))
        base = statistics.median(times["template"])
        print("| started by | median s | minimum s | relative to the template |\n|---|---|---|---|")
        for name, seconds in times.items():
            print(f"| {name} | {statistics.median(seconds):.1f} | {min(seconds):.1f} | {statistics.median(seconds) / base:.2f} |")
        pulumi(first, "destroy", "--yes", "--skip-preview")
    finally:
        os.killpg(local.pid, signal.SIGINT)
        local.wait(30)
        shutil.rmtree(work, ignore_errors=True)


main()
