# Two stages: the SDK builds, the runtime image runs, as a user without rights.
# Written without a container engine at hand: it has not been built yet (docs/adr/0003). What it copies and runs is what tests/run publishes.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/QuickAction.Cli -c Release -r linux-x64 --self-contained false -p:PublishReadyToRun=true -o /app

FROM mcr.microsoft.com/dotnet/runtime:10.0
RUN apt-get update \
    && apt-get install -y --no-install-recommends poppler-utils tesseract-ocr util-linux \
    && rm -rf /var/lib/apt/lists/* \
    && mkdir /data && chown $APP_UID /data
COPY --from=build /app /app
USER $APP_UID
ENV QuickAction__DataFolder=/data
VOLUME /data
WORKDIR /work
ENTRYPOINT ["/app/quickaction"]
