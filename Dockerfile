# Trợ lý kế hoạch. Build: docker build -t tro-ly-ke-hoach .
# Run:   docker run -it --rm -v ke-hoach:/du-lieu tro-ly-ke-hoach users add TÊN --role editor --index /du-lieu/index
#        docker run -d -p 7860:7860 -v ke-hoach:/du-lieu tro-ly-ke-hoach
FROM python:3.12-slim

RUN apt-get update \
    && apt-get install -y --no-install-recommends tesseract-ocr tesseract-ocr-vie libreoffice-writer-nogui libreoffice-calc-nogui \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /app
COPY pyproject.toml README.md LICENSE app.py ./
COPY index index
COPY ingest ingest
COPY prompts prompts
COPY assistant assistant
RUN pip install --no-cache-dir --extra-index-url https://download.pytorch.org/whl/cpu -e ".[ocr]" \
    && useradd --create-home --uid 10001 troly && mkdir /du-lieu && chown troly /du-lieu

USER troly
ENV HF_HUB_OFFLINE=1 PYTHONUNBUFFERED=1 TROLY_INDEX=/du-lieu/index
VOLUME /du-lieu
EXPOSE 7860
HEALTHCHECK --interval=30s --timeout=5s --start-period=180s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:7860/readyz', timeout=4)"]
ENTRYPOINT ["python", "app.py"]
CMD ["--host", "0.0.0.0"]
