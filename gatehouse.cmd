@echo off
rem gatehouse COMMAND: builds the program if a source is newer than the last build, and runs the command. --help lists the commands.
rem The same as the script gatehouse, for Windows.
setlocal
set "root=%~dp0"
set "launcher=%root%target\launcher"
set "java=java"
if not "%JAVA_HOME%"=="" set "java=%JAVA_HOME%\bin\java"
"%java%" -version >nul 2>&1
if errorlevel 1 (
  echo gatehouse: there is no java: install a JDK, version 17 or later, or set JAVA_HOME 1>&2
  exit /b 1
)
if not exist "%launcher%" mkdir "%launcher%"

powershell -NoProfile -ExecutionPolicy Bypass -Command "Set-Location -LiteralPath $env:root; $b='target\launcher\built'; $f='lambda\target\function.jar'; if (-not (Test-Path $b) -or -not (Test-Path target\launcher\gatehouse.jar) -or -not (Test-Path $f) -or (Get-Content $b) -ne $env:root) {exit 1}; $t=(Get-Item $b).LastWriteTimeUtc; $u=(Get-Item $f).LastWriteTimeUtc; if (Get-ChildItem -Recurse src\main,pom.xml | Where-Object LastWriteTimeUtc -gt $t | Select-Object -First 1) {exit 1}; if (Get-ChildItem -Recurse lambda\src\main,lambda\pom.xml | Where-Object LastWriteTimeUtc -gt $u | Select-Object -First 1) {exit 1}"
if errorlevel 1 call :build
if errorlevel 1 exit /b 1
if not exist "%launcher%\gatehouse.jsa" if not exist "%launcher%\no-archive" call :archive

set "options=%launcher%\tools.args"
if "%~1"=="local" set "options=%launcher%\local.args"
if exist "%launcher%\gatehouse.jsa" (
  "%java%" "@%options%" -Xshare:auto "-XX:SharedArchiveFile=%launcher%\gatehouse.jsa" "-Dgatehouse.archive=%launcher%\gatehouse.jsa" -Xlog:disable -Xlog:all=error:stderr dev.gatehouse.cli.GatehouseMain %*
) else (
  "%java%" "@%options%" dev.gatehouse.cli.GatehouseMain %*
)
exit /b %errorlevel%

:build
echo gatehouse: building the program, which takes a minute after a change ... 1>&2
powershell -NoProfile -Command "Set-Content -LiteralPath ($env:launcher + '\building') -Value $env:root"
pushd "%root%"
call mvnw.cmd -B -ntp -Plauncher > "%launcher%\build.log" 2>&1
if errorlevel 1 (
  popd
  echo gatehouse: the build failed: 1>&2
  findstr /r /c:"\.java:\[" /c:"^\[ERROR\] [^ ]" "%launcher%\build.log" 1>&2
  echo gatehouse: the whole output is in %launcher%\build.log 1>&2
  exit /b 1
)
popd
fc /b "%launcher%\new\gatehouse.jar" "%launcher%\gatehouse.jar" >nul 2>&1
if errorlevel 1 (
  del /q "%launcher%\gatehouse.jsa" 2>nul
  move /y "%launcher%\new\gatehouse.jar" "%launcher%\gatehouse.jar" >nul
  if errorlevel 1 (
    echo gatehouse: %launcher%\gatehouse.jar cannot be replaced: stop the local cloud that uses it 1>&2
    exit /b 1
  )
)
del /q "%launcher%\no-archive" 2>nul
move /y "%launcher%\building" "%launcher%\built" >nul
exit /b 0

rem Without an archive, a start is only slower.
:archive
echo gatehouse: preparing a fast start, once after a build ... 1>&2
pushd "%launcher%\training"
"%java%" "@%launcher%\local.args" "-Dgatehouse.archive=%launcher%\gatehouse.jsa" "-XX:DumpLoadedClassList=%launcher%\classes.all" dev.gatehouse.cli.StartTraining >>"%launcher%\build.log" 2>&1
if not errorlevel 1 (
  findstr /v /b /c:"@lambda-proxy com/amazon/corretto" "%launcher%\classes.all" > "%launcher%\classes"
  "%java%" -Xshare:dump -Xlog:disable "-XX:SharedClassListFile=%launcher%\classes" "-XX:SharedArchiveFile=%launcher%\gatehouse.jsa" "@%launcher%\local.args" >>"%launcher%\build.log" 2>&1
)
popd
if not exist "%launcher%\gatehouse.jsa" echo none> "%launcher%\no-archive"
exit /b 0
